package io.github.imagesync.registry;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Small blobs and manifests, made of words or seeds.
public final class TestContent {

  private TestContent() {}

  /// A blob's bytes, the same for the same seed.
  public static byte[] bytes(int seed, int length) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  public static Descriptor layer(byte[] bytes) {
    return new Descriptor(MediaType.OCI_LAYER_GZIP, Digest.of(bytes), bytes.length);
  }

  public static BlobContent content(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /// An image manifest with odd spacing, so that a registry or client that writes it anew is found
  /// out.
  public static Manifest image(Descriptor config, Descriptor... layers) {
    return manifest(
        MediaType.OCI_MANIFEST,
        """
        {  "schemaVersion": 2,
           "mediaType": "%s",
           "config": %s,
           "layers": [ %s ] }
        """
            .formatted(MediaType.OCI_MANIFEST, json(config), json(layers)));
  }

  /// An artifact about another manifest.
  public static Manifest about(Manifest subject, String artifactType, Descriptor config) {
    return manifest(
        MediaType.OCI_MANIFEST,
        """
        {"schemaVersion": 2, "mediaType": "%s", "artifactType": "%s", "config": %s,
         "layers": [], "subject": {"mediaType": "%s", "digest": "%s", "size": %d}}
        """
            .formatted(
                MediaType.OCI_MANIFEST,
                artifactType,
                json(config),
                subject.mediaType(),
                subject.digest(),
                subject.size()));
  }

  public static Manifest manifest(MediaType type, String json) {
    return Manifest.parse(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static String json(Descriptor... descriptors) {
    return Stream.of(descriptors)
        .map(d ->
            "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d}"
                .formatted(d.mediaType(), d.digest(), d.size()))
        .collect(Collectors.joining(",  "));
  }
}
