package io.github.imagesync.document;

/// Columns in characters where a parser counts UTF-16 units. Counts on from the last place in the
/// same line, so that a long line costs no more than a short one.
final class Columns {

  private final String text;
  private int lineStart = -1;
  private int counted;
  private int column;

  Columns(String text) {
    this.text = text;
  }

  /// The column in characters of what stands at this offset and in this column of units.
  int of(long offset, int units) {
    if (offset > text.length() || offset < units - 1) {
      return units;
    }
    int start = (int) offset - (units - 1);
    if (start != lineStart || offset < counted) {
      lineStart = start;
      counted = start;
      column = 1;
    }
    column += text.codePointCount(counted, (int) offset);
    counted = (int) offset;
    return column;
  }
}
