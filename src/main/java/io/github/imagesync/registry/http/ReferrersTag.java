package io.github.imagesync.registry.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The list of referrers in a registry that keeps none: an index under a tag made of the subject's
/// digest (distribution-spec, "Referrers Tag Schema").
final class ReferrersTag {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ALGORITHM = 32;
  private static final int LONGEST_HEX = 64;

  private final Exchange exchange;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  ReferrersTag(Exchange exchange) {
    this.exchange = exchange;
  }

  /// The tag under which the referrers of a manifest are listed.
  static Tag of(Digest subject) {
    return new Tag(
        cut(subject.algorithm().toString(), LONGEST_ALGORITHM)
            + "-"
            + cut(subject.hex(), LONGEST_HEX));
  }

  List<Descriptor> list(Digest subject, Site site) {
    return new ManifestOf(of(subject))
        .make(exchange, site)
        .filter(Manifest.Index.class::isInstance)
        .map(Manifest::children)
        .orElse(List.of());
  }

  /// Adds a pushed manifest to the list of its subject; one at a time within this run.
  void add(Manifest referrer, Digest subject, Site site) {
    var lock = locks.computeIfAbsent(site.repository() + "@" + subject, _ -> new ReentrantLock());
    lock.lock();
    try {
      var listed = new ArrayList<>(list(subject, site));
      if (listed.stream().noneMatch(d -> d.digest().equals(referrer.digest()))) {
        listed.add(descriptor(referrer));
        new PutManifest(index(listed), of(subject)).make(exchange, site);
      }
    } finally {
      lock.unlock();
    }
  }

  private static Descriptor descriptor(Manifest referrer) {
    return new Descriptor(
        referrer.mediaType(),
        referrer.digest(),
        referrer.size(),
        null,
        artifactType(referrer),
        List.of(),
        referrer.annotations());
  }

  /// An image without one of its own is of the type of its config.
  private static @Nullable String artifactType(Manifest referrer) {
    return switch (referrer) {
      case Manifest.Image image -> {
        var config = image.config();
        yield image.artifactType() != null || config == null
            ? image.artifactType()
            : config.mediaType().name();
      }
      case Manifest.Index index -> index.artifactType();
      case Manifest.Schema1 _ -> null;
    };
  }

  private static Manifest index(List<Descriptor> manifests) {
    var root = JSON.createObjectNode();
    root.put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX.name());
    ArrayNode array = root.putArray("manifests");
    for (var manifest : manifests) {
      array.add(json(manifest));
    }
    return Manifest.parse(root.toString().getBytes(StandardCharsets.UTF_8), MediaType.OCI_INDEX);
  }

  private static ObjectNode json(Descriptor manifest) {
    var node =
        JSON.createObjectNode()
            .put("mediaType", manifest.mediaType().name())
            .put("digest", manifest.digest().toString())
            .put("size", manifest.size());
    if (manifest.artifactType() != null) {
      node.put("artifactType", manifest.artifactType());
    }
    if (!manifest.annotations().isEmpty()) {
      var annotations = node.putObject("annotations");
      manifest.annotations().forEach(annotations::put);
    }
    return node;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }
}
