package io.github.imagesync.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads manifests by their shape: `manifests` is an index, `fsLayers` Docker's first schema,
/// anything else an image or artifact.
final class ManifestReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ManifestReader() {}

  static Manifest read(byte[] bytes, @Nullable MediaType given, Digest digest) {
    var root = tree(bytes);
    var content = new Manifest.Content(bytes, digest, mediaType(root, given));
    if (isList(root, "manifests")) {
      return new Manifest.Index(
          content,
          descriptors(root.path("manifests")),
          optionalDescriptor(root.path("subject")),
          text(root, "artifactType"),
          strings(root.path("annotations")));
    }
    if (isList(root, "fsLayers")) {
      return new Manifest.Schema1(content, schema1Layers(root.path("fsLayers")));
    }
    var layers = isList(root, "blobs") ? "blobs" : "layers";
    return new Manifest.Image(
        content,
        optionalDescriptor(root.path("config")),
        isList(root, layers) ? descriptors(root.path(layers)) : List.of(),
        optionalDescriptor(root.path("subject")),
        text(root, "artifactType"),
        strings(root.path("annotations")));
  }

  /// Whether there is a list under this name; anything else but null is no manifest.
  private static boolean isList(JsonNode root, String field) {
    var value = root.path(field);
    if (value.isArray() || value.isMissingNode() || value.isNull()) {
      return value.isArray();
    }
    throw new MalformedManifest("'" + field + "' is not a list");
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      var root = JSON.readTree(bytes);
      if (root == null || !root.isObject()) {
        throw new MalformedManifest("the manifest is not a JSON object");
      }
      return root;
    } catch (IOException e) {
      throw new MalformedManifest("the manifest is not JSON", e);
    }
  }

  private static MediaType mediaType(JsonNode root, @Nullable MediaType given) {
    boolean useful =
        given != null
            && !given.name().isEmpty()
            && !given.name().equals("application/json")
            && !given.equals(MediaType.OCTETS)
            && !given.name().startsWith("text/");
    if (given != null && useful) {
      return given;
    }
    var inside = text(root, "mediaType");
    if (inside != null) {
      return new MediaType(inside);
    }
    if (root.path("fsLayers").isArray()) {
      return MediaType.DOCKER_SCHEMA1;
    }
    return root.path("manifests").isArray() ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST;
  }

  private static List<Descriptor> descriptors(JsonNode array) {
    var descriptors = new ArrayList<Descriptor>();
    for (var node : array) {
      descriptors.add(descriptor(node));
    }
    return descriptors;
  }

  private static @Nullable Descriptor optionalDescriptor(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : descriptor(node);
  }

  private static Descriptor descriptor(JsonNode node) {
    try {
      return new Descriptor(
          new MediaType(node.path("mediaType").asText("")),
          Digest.parse(node.path("digest").asText("")),
          size(node.path("size")),
          platform(node.path("platform")),
          text(node, "artifactType"),
          texts(node.path("urls")),
          strings(node.path("annotations")));
    } catch (MalformedReference e) {
      throw new MalformedManifest("a descriptor without a usable digest: " + e.getMessage(), e);
    }
  }

  private static long size(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new MalformedManifest("a descriptor whose size is not a whole number");
    }
    return node.longValue();
  }

  private static @Nullable Platform platform(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    return new Platform(
        node.path("os").asText(""),
        node.path("architecture").asText(""),
        text(node, "variant"),
        text(node, "os.version"),
        texts(node.path("os.features")));
  }

  private static List<Descriptor> schema1Layers(JsonNode array) {
    var layers = new ArrayList<Descriptor>();
    for (var node : array) {
      try {
        var digest = Digest.parse(node.path("blobSum").asText(""));
        layers.add(new Descriptor(MediaType.OCTETS, digest, 0));
      } catch (MalformedReference e) {
        throw new MalformedManifest("a layer without a usable blobSum: " + e.getMessage(), e);
      }
    }
    return layers;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    for (var node : array) {
      texts.add(node.asText());
    }
    return texts;
  }

  private static Map<String, String> strings(JsonNode object) {
    var strings = new LinkedHashMap<String, String>();
    for (var field : object.properties()) {
      strings.put(field.getKey(), field.getValue().asText());
    }
    return strings;
  }
}
