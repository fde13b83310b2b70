package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// An image's manifests: the one that was asked for first, then those that an index lists.
record ImageTree(List<Manifest> manifests) {

  ImageTree {
    manifests = List.copyOf(manifests);
  }

  /// Every blob of every manifest, each once.
  List<Descriptor> blobs() {
    var blobs = new LinkedHashMap<String, Descriptor>();
    for (var manifest : manifests) {
      manifest.blobs().forEach(blob -> blobs.putIfAbsent(blob.digest().toString(), blob));
    }
    return List.copyOf(blobs.values());
  }

  /// Bytes of all manifests and blobs.
  long bytes() {
    return manifests.stream().mapToLong(Manifest::size).sum()
        + blobs().stream().mapToLong(Descriptor::size).sum();
  }

  /// The platforms that an index names, without the attestations beside them.
  List<Platform> platforms() {
    var platforms = new ArrayList<Platform>();
    for (var child : manifests.getFirst().children()) {
      var platform = child.platform();
      if (platform != null && !platform.os().equals("unknown")) {
        platforms.add(platform);
      }
    }
    return List.copyOf(platforms);
  }

  /// When the image says that it was built.
  Optional<Instant> created() {
    return annotation("org.opencontainers.image.created").flatMap(ImageTree::instant);
  }

  /// The source revision that the image says it was built from.
  Optional<String> revision() {
    return annotation("org.opencontainers.image.revision");
  }

  private Optional<String> annotation(String name) {
    return manifests.stream()
        .map(Manifest::annotations)
        .filter(annotations -> annotations.containsKey(name))
        .map(annotations -> annotations.getOrDefault(name, ""))
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
