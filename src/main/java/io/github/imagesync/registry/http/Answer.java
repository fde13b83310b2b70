package io.github.imagesync.registry.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An answer of any status. `uri` is what was really asked, after redirects; `at` when it came.
/// Closing it gives the connection back.
record Answer(Request request, URI uri, int status, Headers headers, Content content, Instant at)
    implements AutoCloseable {

  /// Where the answer's body is.
  sealed interface Content {

    /// Read to its end already.
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(byte[] bytes) implements Content {}

    /// Still coming.
    record Coming(InputStream stream, Runnable release) implements Content {}
  }

  Optional<String> header(String name) {
    return headers.first(name);
  }

  /// How long the registry asks to be left alone.
  Optional<Duration> retryAfter() {
    return header("Retry-After").flatMap(value -> RetryAfter.read(value.strip(), at));
  }

  /// The body of an answer that was read to its end.
  byte[] bytes() {
    return switch (content) {
      case Content.Kept(var bytes) -> bytes;
      case Content.Coming _ -> throw new IllegalStateException("a blob is not kept in memory");
    };
  }

  InputStream stream() {
    return switch (content) {
      case Content.Kept(var bytes) -> new ByteArrayInputStream(bytes);
      case Content.Coming(var stream, _) -> stream;
    };
  }

  /// Whether the registry itself answered, not a host that it sent us to.
  boolean isHome() {
    return request.site().isHome(uri);
  }

  @Override
  public void close() {
    if (content instanceof Content.Coming(_, var release)) {
      release.run();
    }
  }

  /// Method and URL as people may see them.
  @Override
  public String toString() {
    return request.describe(uri);
  }
}
