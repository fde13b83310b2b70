package io.github.imagesync.oci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A manifest as it came: its bytes are kept and never written anew, so that its digest holds.
/// Media types that are not known are read by their shape.
public sealed interface Manifest {

  /// The bytes, digest and media type of the manifest.
  Content content();

  /// The manifest that this one is about, such as the image that a signature signs.
  @Nullable Descriptor subject();

  /// Manifests that must be there before this one can be pushed.
  List<Descriptor> children();

  /// Blobs that must be there before this one can be pushed, config first, each once.
  List<Descriptor> blobs();

  Map<String, String> annotations();

  default Digest digest() {
    return content().digest();
  }

  default MediaType mediaType() {
    return content().mediaType();
  }

  default long size() {
    return content().bytes().length;
  }

  /// Reads a manifest; its media type is the one that the registry gave, else the one inside.
  /// Throws [MalformedManifest].
  static Manifest parse(byte[] bytes, @Nullable MediaType given) {
    return ManifestReader.read(bytes, given, Digest.of(bytes));
  }

  /// As [#parse(byte[], MediaType)], with the digest that the bytes were asked for by and have.
  static Manifest parse(byte[] bytes, @Nullable MediaType given, Digest digest) {
    return ManifestReader.read(bytes, given, digest);
  }

  /// Bytes as they travel. The array is shared, not copied: no one writes to it.
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, Digest digest, MediaType mediaType) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Content that
          && digest.equals(that.digest)
          && mediaType.equals(that.mediaType);
    }

    @Override
    public int hashCode() {
      return digest.hashCode();
    }

    @Override
    public String toString() {
      return mediaType + " " + digest;
    }
  }

  /// One image or artifact: a config and layers, or blobs alone.
  record Image(
      Content content,
      @Nullable Descriptor config,
      List<Descriptor> layers,
      @Nullable Descriptor subject,
      @Nullable String artifactType,
      Map<String, String> annotations)
      implements Manifest {

    public Image {
      layers = List.copyOf(layers);
      annotations = Map.copyOf(annotations);
    }

    @Override
    public List<Descriptor> children() {
      return List.of();
    }

    @Override
    public List<Descriptor> blobs() {
      var blobs = new LinkedHashMap<Digest, Descriptor>();
      if (config != null) {
        blobs.put(config.digest(), config);
      }
      for (var layer : layers) {
        if (!layer.isForeign()) {
          blobs.putIfAbsent(layer.digest(), layer);
        }
      }
      return List.copyOf(blobs.values());
    }
  }

  /// An index: one manifest for each platform, or any collection.
  record Index(
      Content content,
      List<Descriptor> manifests,
      @Nullable Descriptor subject,
      @Nullable String artifactType,
      Map<String, String> annotations)
      implements Manifest {

    public Index {
      manifests = List.copyOf(manifests);
      annotations = Map.copyOf(annotations);
    }

    @Override
    public List<Descriptor> children() {
      return manifests;
    }

    @Override
    public List<Descriptor> blobs() {
      return List.of();
    }
  }

  /// Docker's first schema: layers by digest alone, their sizes unknown (given as 0).
  record Schema1(Content content, List<Descriptor> layers) implements Manifest {

    public Schema1 {
      layers = List.copyOf(layers);
    }

    @Override
    public @Nullable Descriptor subject() {
      return null;
    }

    @Override
    public List<Descriptor> children() {
      return List.of();
    }

    @Override
    public List<Descriptor> blobs() {
      return layers.stream().distinct().toList();
    }

    @Override
    public Map<String, String> annotations() {
      return Map.of();
    }
  }
}
