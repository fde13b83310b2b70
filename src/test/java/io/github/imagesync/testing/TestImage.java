package io.github.imagesync.testing;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import java.util.List;
import java.util.Map;

/// An image or artifact in memory: its manifests, children first and the top one last, and every
/// blob that they refer to.
public record TestImage(List<Manifest> manifests, Map<Digest, byte[]> blobs) {

  public TestImage {
    manifests = List.copyOf(manifests);
    blobs = Map.copyOf(blobs);
  }

  public Manifest top() {
    return manifests.getLast();
  }

  public Digest digest() {
    return top().digest();
  }

  /// The bytes of all blobs together.
  public long bytes() {
    return blobs.values().stream().mapToLong(blob -> blob.length).sum();
  }
}
