package io.github.imagesync.report;

/// Text from outside (rules, tags, registries) inside GitHub's Markdown, where it may be nothing
/// but text: no formatting, table cell, HTML, link, formula, mention or command of the runner.
public final class MarkdownText {

  /// Characters with a meaning in Markdown, HTML, tables, links, formulas and workflow commands.
  private static final String ACTIVE = "&<>\"`*_~[]\\|!#@:{}^$+=";

  private static final String NO_WIDTH = "&#8203;";

  private MarkdownText() {}

  /// Text to be read as prose. A space without width keeps `@name` and `#1` from being links.
  public static String text(String outside) {
    var safe = new StringBuilder();
    oneLine(outside)
        .codePoints()
        .forEach(point -> {
          append(safe, point);
          if (point == '@' || point == '#') {
            safe.append(NO_WIDTH);
          }
        });
    return safe.toString().replace("www.", "www&#46;");
  }

  /// Text to be read, and copied, character by character: a reference, a tag, a digest. A colon
  /// stays one where it begins no link and no command.
  public static String code(String outside) {
    var safe = new StringBuilder("<code>");
    oneLine(outside).codePoints().forEach(point -> append(safe, point));
    return safe.append("</code>").toString().replaceAll("&#58;(?![/&])", ":");
  }

  private static void append(StringBuilder safe, int point) {
    if (point < 128 && ACTIVE.indexOf(point) >= 0) {
      safe.append("&#").append(point).append(';');
    } else {
      safe.appendCodePoint(point);
    }
  }

  /// Without line ends and other controls, and without marks that turn the direction of reading.
  private static String oneLine(String outside) {
    var line = new StringBuilder();
    outside
        .codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> !Character.isISOControl(point) && Character.getType(point) != FORMAT)
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static final int FORMAT = Character.FORMAT;
}
