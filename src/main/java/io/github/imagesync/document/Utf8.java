package io.github.imagesync.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes as text: UTF-8 alone, without its byte order mark.
final class Utf8 {

  private Utf8() {}

  static String decode(String file, byte[] bytes) throws BrokenText {
    if (bytes.length > Document.LARGEST_BYTES) {
      throw new BrokenText(
          DocumentProblem.TOO_LARGE,
          "the file has %,d bytes, more than the 16 MiB that are read; split it"
              .formatted(bytes.length),
          new Place(file, 1, 1));
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = decoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw new BrokenText(
          DocumentProblem.ENCODING,
          "a byte that is not UTF-8; save the file as UTF-8",
          end(file, out.toString()));
    }
    var text = out.toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// The place just after this text.
  static Place end(String file, String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n') + 1;
    return new Place(file, line, 1 + text.codePointCount(start, text.length()));
  }
}
