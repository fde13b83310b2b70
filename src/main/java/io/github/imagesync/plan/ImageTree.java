package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Platform;
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
    var blobs = new LinkedHashMap<Digest, Descriptor>();
    for (var manifest : manifests) {
      manifest.blobs().forEach(blob -> blobs.putIfAbsent(blob.digest(), blob));
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

  /// The config of the first image in it, which speaks for all.
  Optional<Descriptor> config() {
    return blobs().stream()
        .filter(blob ->
            blob.mediaType().equals(MediaType.OCI_CONFIG)
                || blob.mediaType().equals(MediaType.DOCKER_CONFIG))
        .findFirst();
  }

  /// The first manifest's value of an annotation.
  Optional<String> annotation(String name) {
    return manifests.stream()
        .map(Manifest::annotations)
        .filter(annotations -> annotations.containsKey(name))
        .map(annotations -> annotations.getOrDefault(name, ""))
        .findFirst();
  }
}
