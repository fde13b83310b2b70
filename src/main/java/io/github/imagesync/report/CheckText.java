package io.github.imagesync.report;

/// What a check run shows: a title in plain text, a summary and a text in Markdown. Each fits into
/// what GitHub takes: a longer summary is refused, a longer text cut without a word.
public record CheckText(String title, String summary, String text) {

  /// Bytes of a summary, and of a text.
  public static final int LARGEST_BYTES = 65_535;

  /// Bytes of a title; GitHub names no limit and shows one line.
  public static final int LARGEST_TITLE_BYTES = 250;

  public CheckText {
    title = ByteLimit.cut(title, LARGEST_TITLE_BYTES);
    requireFits("summary", summary);
    requireFits("text", text);
  }

  /// A title with a summary that says little more.
  public static CheckText brief(String title, String summary) {
    return new CheckText(title, summary, "");
  }

  private static void requireFits(String field, String value) {
    if (ByteLimit.sizeOf(value) > LARGEST_BYTES) {
      throw new IllegalArgumentException(
          "the %s of a check run has %d bytes, more than %d"
              .formatted(field, ByteLimit.sizeOf(value), LARGEST_BYTES));
    }
  }
}
