package io.github.imagesync.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The first line and the headers of a request or an answer, as they travel (RFC 9112, section 2).
record Head(String first, List<String> headers) {

  private static final int LARGEST = 64 * 1024;

  Head {
    headers = List.copyOf(headers);
  }

  /// Empty where the stream ends first, or where what comes is no HTTP, such as a TLS greeting.
  static Optional<Head> read(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 'A' || next > 'Z') {
      return Optional.empty();
    }
    while (next >= 0 && bytes.size() < LARGEST) {
      bytes.write(next);
      var text = bytes.toString(StandardCharsets.ISO_8859_1);
      if (next == '\n' && text.endsWith("\r\n\r\n")) {
        var lines = text.strip().split("\r\n");
        return Optional.of(new Head(lines[0], List.of(lines).subList(1, lines.length)));
      }
      next = in.read();
    }
    return Optional.empty();
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(line -> isNamed(line, name))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  Head with(String header) {
    var rest = without(header.substring(0, header.indexOf(':')));
    return new Head(first, Stream.concat(rest.headers.stream(), Stream.of(header)).toList());
  }

  Head without(String name) {
    return new Head(first, headers.stream().filter(line -> !isNamed(line, name)).toList());
  }

  Head withFirst(String line) {
    return new Head(line, headers);
  }

  int length() {
    return header("Content-Length").map(Integer::parseInt).orElse(0);
  }

  byte[] bytes() {
    var lines = new ArrayList<>(List.of(first));
    lines.addAll(headers);
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isNamed(String line, String name) {
    return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }
}
