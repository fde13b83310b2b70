package io.github.imagesync.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an image's config says of it (image-spec, "OCI Image Configuration"): when it was built,
/// for which platform, and its labels. What is missing or malformed is left out.
public record ImageConfig(
    Optional<Instant> created, Optional<Platform> platform, Map<String, String> labels) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public ImageConfig {
    labels = Map.copyOf(labels);
  }

  /// Reads a config; throws [MalformedManifest] when it is not JSON.
  public static ImageConfig parse(byte[] bytes) {
    try {
      var root = JSON.readTree(bytes);
      return new ImageConfig(
          instant(root.path("created").asText("")), platform(root), labels(root));
    } catch (IOException e) {
      throw new MalformedManifest("the config is not JSON", e);
    }
  }

  /// A time as configs and annotations write it (RFC 3339), if it is one.
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Platform> platform(JsonNode root) {
    var os = text(root, "os");
    var architecture = text(root, "architecture");
    return os == null || architecture == null
        ? Optional.empty()
        : Optional.of(new Platform(os, architecture, text(root, "variant"), null, List.of()));
  }

  private static Map<String, String> labels(JsonNode root) {
    var labels = new LinkedHashMap<String, String>();
    for (var label : root.path("config").path("Labels").properties()) {
      labels.put(label.getKey(), label.getValue().asText(""));
    }
    return labels;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field).asText("");
    return value.isEmpty() ? null : value;
  }
}
