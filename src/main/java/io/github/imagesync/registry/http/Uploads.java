package io.github.imagesync.registry.http;

import java.net.URI;

/// Where an upload's bytes go: the `Location` of an opened session, relative or on any host.
final class Uploads {

  private Uploads() {}

  static URI location(Answer answer) {
    return answer
        .header("Location")
        .flatMap(location -> Locations.resolved(answer, location))
        .orElseThrow(
            () -> Failures.unexpected(answer, "opened an upload without saying where to send it"));
  }
}
