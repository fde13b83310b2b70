package io.github.imagesync.report;

import java.util.regex.Pattern;

/// Text from rules, tags and registries within Markdown, where it must stay text: no markup, no
/// link, no mention, no table's end.
public final class MarkdownText {

  /// What can stand between backticks as it is; references, digests and most paths.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./:@+=,-][A-Za-z0-9._/:@+=, -]*");

  private static final Pattern HOST_TO_LINK = Pattern.compile("(?i)www\\.");

  private static final String NO_WIDTH = "&#8203;";

  /// What means nothing to Markdown, HTML, formulas or the runner, wherever it stands in a line
  /// that begins with a letter.
  private static final String INERT = " .,;/()%?'-–→·…";

  private MarkdownText() {}

  /// The text as code, on one line. GitHub looks for mentions and issue numbers outside of code
  /// only; anything beyond plain characters is written as entities, which end no code and no cell.
  public static String code(String text) {
    var line = Lines.harmless(text).strip();
    if (line.isEmpty()) {
      return "–";
    }
    return PLAIN.matcher(line).matches() && !line.endsWith(" ")
        ? "`" + line + "`"
        : "<code>" + entities(line) + "</code>";
  }

  /// The text as prose, on one line. A space without width behind `@` and `#` keeps names and
  /// numbers from becoming mentions, and notifications, where GitHub looks for them.
  public static String text(String text) {
    var line = entities(Lines.harmless(text).strip());
    return line.replace("&#64;", "&#64;" + NO_WIDTH).replace("&#35;", "&#35;" + NO_WIDTH);
  }

  private static String entities(String line) {
    var safe = new StringBuilder();
    line.codePoints()
        .forEach(point -> {
          if (Character.isLetterOrDigit(point) || INERT.indexOf(point) >= 0) {
            safe.appendCodePoint(point);
          } else {
            safe.append("&#").append(point).append(';');
          }
        });
    return HOST_TO_LINK.matcher(safe).replaceAll(match -> match.group().replace(".", "&#46;"));
  }
}
