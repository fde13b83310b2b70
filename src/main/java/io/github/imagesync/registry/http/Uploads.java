package io.github.imagesync.registry.http;

import java.net.URI;

/// Where an upload's bytes go: the `Location` of an opened session, relative or on any host.
final class Uploads {

  private Uploads() {}

  static URI location(Answer answer) {
    var location = answer.header("Location");
    try {
      if (location.isPresent()) {
        return answer.uri().resolve(location.get().strip());
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw Failures.unexpected(answer, "opened an upload without saying where to send it");
  }
}
