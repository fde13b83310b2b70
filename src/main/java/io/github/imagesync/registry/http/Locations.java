package io.github.imagesync.registry.http;

import java.net.URI;
import java.util.Optional;

/// Where an answer sends its reader: a text relative to what was asked, or on any host.
final class Locations {

  private Locations() {}

  /// The whole URL; empty for a text that names no host to ask over http or https.
  static Optional<URI> resolved(Answer answer, String text) {
    try {
      var uri = answer.uri().resolve(text.strip());
      boolean askable = uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http");
      return askable ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
