package io.github.imagesync.plan;

import io.github.imagesync.oci.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a reviewer wants to know of an image: bytes in all, when and from which source revision it
/// was built, and whether a signature travels with it.
public record ImageDetails(
    List<Platform> platforms,
    long bytes,
    Optional<Instant> created,
    Optional<String> revision,
    Signed signed) {

  /// Whether there is a signature at the source, and whether the rules copy it.
  public enum Signed {
    NO,
    TRAVELS,
    STAYS,
    UNKNOWN
  }

  public ImageDetails {
    platforms = List.copyOf(platforms);
  }
}
