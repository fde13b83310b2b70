package io.github.imagesync.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes small images whose every byte is known. The same seed gives the same images; layers that
/// are given twice are shared. Layers are noise: no registry looks into them.
public final class TestImages {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Random random;

  private TestImages(long seed) {
    this.random = new Random(seed);
  }

  public static TestImages seeded(long seed) {
    return new TestImages(seed);
  }

  /// A layer of this many bytes, unlike any other of this seed.
  public byte[] layer(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /// An image of this many layers of this size, for linux/amd64.
  public TestImage image(int layers, int size) {
    var contents = new ArrayList<byte[]>();
    for (int i = 0; i < layers; i++) {
      contents.add(layer(size));
    }
    return image("linux/amd64", contents);
  }

  /// An image of these layers for one platform, `OS/ARCH[/VARIANT]`.
  public TestImage image(String platform, List<byte[]> layers) {
    var parts = Platform.parse(platform);
    var config = JSON.createObjectNode();
    config.put("os", parts.os()).put("architecture", parts.architecture());
    config.put("created", "2026-01-01T00:00:00Z");
    config.put("author", Long.toHexString(random.nextLong()));
    config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
    return image(MediaType.OCI_CONFIG, bytes(config), MediaType.OCI_LAYER_GZIP, layers, null, null);
  }

  /// An index of one image for each platform, in the map's order.
  public TestImage index(Map<String, TestImage> images) {
    var manifests = new ArrayList<Manifest>();
    var blobs = new LinkedHashMap<Digest, byte[]>();
    var index = document(MediaType.OCI_INDEX);
    var entries = index.putArray("manifests");
    images.forEach((platform, image) -> {
      manifests.addAll(image.manifests());
      blobs.putAll(image.blobs());
      var entry = descriptor(image.top());
      var parts = Platform.parse(platform);
      var node = entry.putObject("platform");
      node.put("os", parts.os()).put("architecture", parts.architecture());
      if (parts.variant() != null) {
        node.put("variant", parts.variant());
      }
      entries.add(entry);
    });
    manifests.add(Manifest.parse(bytes(index), MediaType.OCI_INDEX));
    return new TestImage(manifests, blobs);
  }

  /// An index of linux/amd64 and linux/arm64, one layer shared and one of each platform's own.
  public TestImage multiPlatform(int size) {
    var shared = layer(size);
    var images = new LinkedHashMap<String, TestImage>();
    for (var platform : List.of("linux/amd64", "linux/arm64")) {
      images.put(platform, image(platform, List.of(shared, layer(size))));
    }
    return index(images);
  }

  /// An artifact with a config and one blob of media types that no registry knows.
  public TestImage artifact(String type, int size) {
    return image(
        new MediaType("application/vnd." + type + ".config.v1+json"),
        bytes(JSON.createObjectNode().put("seed", random.nextLong())),
        new MediaType("application/vnd." + type + ".content.v1"),
        List.of(layer(size)),
        "application/vnd." + type + ".v1",
        null);
  }

  /// An artifact whose subject is this image, as a signature is (image-spec, "subject").
  public TestImage signatureOf(TestImage signed) {
    return image(
        MediaType.OCI_EMPTY,
        EMPTY,
        new MediaType("application/vnd.dev.sigstore.bundle.v0.3+json"),
        List.of(bytes(JSON.createObjectNode().put("signature", random.nextLong()))),
        "application/vnd.dev.sigstore.bundle.v0.3+json",
        signed.top());
  }

  /// The index that lists referrers where the registry has no API for them (distribution-spec,
  /// "Referrers Tag Schema"); pushed under the subject's digest with a dash for the colon.
  public static Manifest referrersIndex(List<TestImage> referrers) {
    var index = document(MediaType.OCI_INDEX);
    var entries = index.putArray("manifests");
    for (var referrer : referrers) {
      var entry = descriptor(referrer.top());
      if (referrer.top() instanceof Manifest.Image image && image.artifactType() != null) {
        entry.put("artifactType", image.artifactType());
      }
      entries.add(entry);
    }
    return Manifest.parse(bytes(index), MediaType.OCI_INDEX);
  }

  private static TestImage image(
      MediaType configType,
      byte[] config,
      MediaType layerType,
      List<byte[]> layers,
      @Nullable String artifactType,
      @Nullable Manifest subject) {
    var blobs = new LinkedHashMap<Digest, byte[]>();
    blobs.put(Digest.of(config), config);
    var document = document(MediaType.OCI_MANIFEST);
    if (artifactType != null) {
      document.put("artifactType", artifactType);
    }
    document.set("config", descriptor(configType, config));
    var entries = document.putArray("layers");
    for (var layer : layers) {
      blobs.put(Digest.of(layer), layer);
      entries.add(descriptor(layerType, layer));
    }
    if (subject != null) {
      document.set("subject", descriptor(subject));
    }
    return new TestImage(List.of(Manifest.parse(bytes(document), MediaType.OCI_MANIFEST)), blobs);
  }

  private static ObjectNode document(MediaType mediaType) {
    return JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", mediaType.name());
  }

  private static ObjectNode descriptor(MediaType mediaType, byte[] content) {
    return descriptor(mediaType, Digest.of(content), content.length);
  }

  private static ObjectNode descriptor(Manifest manifest) {
    return descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
  }

  private static ObjectNode descriptor(MediaType mediaType, Digest digest, long size) {
    return JSON.createObjectNode()
        .put("mediaType", mediaType.name())
        .put("digest", digest.toString())
        .put("size", size);
  }

  private static byte[] bytes(ObjectNode document) {
    try {
      // With line breaks: whoever writes manifests anew changes them, and is found out.
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
