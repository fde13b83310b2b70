package io.github.imagesync.report;

import java.io.PrintWriter;

/// Lines for a terminal or log. What stands in them may come from files and registries, so each is
/// made harmless here: to terminals, and to the runner of GitHub Actions, which obeys `::name::` at
/// the start of a line and `##[name]` anywhere in one.
public final class Lines {

  private final PrintWriter out;

  public Lines(PrintWriter out) {
    this.out = out;
  }

  /// Prints one line, whatever stands in the text.
  public void line(String text) {
    out.println(harmless(text));
  }

  public void line() {
    out.println();
  }

  /// A command that the runner shall obey; [WorkflowCommands] has escaped what stands in it.
  void command(String command) {
    out.println(command);
  }

  /// Hands on what was printed so far.
  public void flush() {
    out.flush();
  }

  /// The text as one line that no terminal and no runner obeys.
  public static String harmless(String text) {
    var visible = visible(text).replace("##[", "## [");
    int start = visible.length() - visible.stripLeading().length();
    return visible.startsWith("::", start)
        ? visible.substring(0, start) + ": " + visible.substring(start + 1)
        : visible;
  }

  /// The text with line breaks, control and formatting characters spelt out.
  private static String visible(String text) {
    if (text.codePoints().noneMatch(Lines::isHidden)) {
      return text;
    }
    var visible = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (isHidden(point)) {
            visible.append(String.format("\\u%04x", point));
          } else {
            visible.appendCodePoint(point);
          }
        });
    return visible.toString();
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
