package io.github.imagesync.oci;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a manifest says of content it refers to (image-spec, "OCI Content Descriptors"). `size` is
/// in bytes; `urls` is not empty for content that is kept elsewhere.
public record Descriptor(
    MediaType mediaType,
    Digest digest,
    long size,
    @Nullable Platform platform,
    @Nullable String artifactType,
    List<String> urls,
    Map<String, String> annotations) {

  public Descriptor {
    if (size < 0) {
      throw new MalformedManifest("a size can't be negative: " + size);
    }
    urls = List.copyOf(urls);
    annotations = Map.copyOf(annotations);
  }

  public Descriptor(MediaType mediaType, Digest digest, long size) {
    this(mediaType, digest, size, null, null, List.of(), Map.of());
  }

  /// True for a layer that registries need not hold: it names where else it lies (Docker's foreign
  /// layers, image-spec's non-distributable ones).
  public boolean isForeign() {
    return !urls.isEmpty()
        && (mediaType.name().contains("foreign") || mediaType.name().contains("nondistributable"));
  }
}
