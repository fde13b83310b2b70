package io.github.imagesync.report;

import java.nio.charset.StandardCharsets;

/// Texts whose room is counted in bytes of UTF-8, as servers count, while they are made of
/// characters, as people read.
public final class ByteLimit {

  private static final String ELLIPSIS = "…";

  private ByteLimit() {}

  /// The text's bytes in UTF-8.
  public static int sizeOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The text, or as many of its whole characters as fit into `most` bytes together with an
  /// ellipsis. For plain text: a cut could break Markdown.
  public static String cut(String text, int most) {
    if (sizeOf(text) <= most) {
      return text;
    }
    int room = most - sizeOf(ELLIPSIS);
    if (room < 0) {
      return "";
    }
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += bytes(point);
      if (used > room) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /// RFC 3629, section 3; a lone surrogate is written as one `?`.
  private static int bytes(int point) {
    if (point < 0x80 || (point >= 0xD800 && point < 0xE000)) {
      return 1;
    }
    return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
}
