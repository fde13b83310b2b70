package io.github.imagesync.registry.embedded;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a blob, both ends inclusive.
record ContentRange(long first, long last) {

  private static final Pattern CHUNK = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
  private static final Pattern BYTES = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  long length() {
    return last - first + 1;
  }

  /// Reads the `Content-Range` of a chunk (distribution-spec, "Pushing a blob in chunks"); empty
  /// where it is none.
  static Optional<ContentRange> ofChunk(String header) {
    var matcher = CHUNK.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var range =
        new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    return range.first <= range.last ? Optional.of(range) : Optional.empty();
  }

  /// What a `Range` header asks of content of this size (RFC 9110, section 14); the whole where
  /// there is none, or one that may be ignored. Empty where it can't be satisfied.
  static Optional<ContentRange> requested(@Nullable String header, long size) {
    var whole = new ContentRange(0, size - 1);
    var matcher = BYTES.matcher(header == null ? "" : header);
    if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
      return Optional.of(whole);
    }
    long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    var range =
        matcher.group(1).isEmpty()
            ? new ContentRange(Math.max(0, size - last), last == 0 ? -1 : size - 1)
            : new ContentRange(Long.parseLong(matcher.group(1)), Math.min(last, size - 1));
    return range.first < size && range.first <= range.last ? Optional.of(range) : Optional.empty();
  }
}
