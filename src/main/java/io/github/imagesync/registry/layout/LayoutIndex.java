package io.github.imagesync.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The manifests that a layout lists, in the order they came, as `index.json` has them (image-spec,
/// "Image Layout", "index.json"). Immutable. Every manifest is listed: with its tags, each an entry
/// of its own, or once without. Fields and entries of other tools are kept as they are.
final class LayoutIndex {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REF_NAME = "org.opencontainers.image.ref.name";

  /// An entry of `manifests`; `json` is never written to.
  private record Entry(Descriptor descriptor, @Nullable Tag tag, ObjectNode json) {

    boolean isOf(Digest digest) {
      return descriptor.digest().equals(digest);
    }
  }

  private final ObjectNode frame;
  private final List<Entry> entries;
  private final SequencedMap<Digest, Descriptor> manifests = new LinkedHashMap<>();
  private final SortedMap<Tag, Digest> tags = new TreeMap<>();

  private LayoutIndex(ObjectNode frame, List<Entry> entries) {
    this.frame = frame;
    this.entries = entries;
    for (var entry : entries) {
      manifests.putIfAbsent(entry.descriptor.digest(), entry.descriptor);
      if (entry.tag != null) {
        tags.putIfAbsent(entry.tag, entry.descriptor.digest());
      }
    }
  }

  static LayoutIndex empty() {
    var frame = JSON.createObjectNode();
    frame.put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX.name());
    return new LayoutIndex(frame, List.of());
  }

  /// Reads `index.json`; entries with a digest of another algorithm are refused.
  static LayoutIndex parse(byte[] bytes) throws IOException {
    if (!(JSON.readTree(bytes) instanceof ObjectNode root) || !root.path("manifests").isArray()) {
      throw new IOException("index.json is not an image index");
    }
    var entries = new ArrayList<Entry>();
    for (var node : root.path("manifests")) {
      entries.add(entry(node));
    }
    root.remove("manifests");
    return new LayoutIndex(root, entries);
  }

  byte[] toBytes() throws IOException {
    var root = JSON.createObjectNode();
    root.setAll(frame);
    root.putArray("manifests").addAll(entries.stream().map(Entry::json).toList());
    return JSON.writeValueAsBytes(root);
  }

  /// Tags, sorted byte by byte.
  List<Tag> tags() {
    return List.copyOf(tags.keySet());
  }

  Optional<Descriptor> find(Tag tag) {
    return Optional.ofNullable(tags.get(tag)).flatMap(this::find);
  }

  Optional<Descriptor> find(Digest digest) {
    return Optional.ofNullable(manifests.get(digest));
  }

  /// All manifests, each once.
  List<Descriptor> manifests() {
    return List.copyOf(manifests.values());
  }

  /// With this manifest, and its tags on it and on no other.
  LayoutIndex with(Descriptor manifest, List<Tag> newTags) {
    var digest = manifest.digest();
    if (!newTags.isEmpty() && newTags.stream().allMatch(tag -> digest.equals(tags.get(tag)))) {
      return this;
    }
    var kept = release(entry -> entry.tag != null && newTags.contains(entry.tag));
    if (!newTags.isEmpty()) {
      kept.removeIf(entry -> entry.isOf(digest) && !hasName(entry));
    } else if (kept.stream().anyMatch(entry -> entry.isOf(digest))) {
      return this;
    }
    var added = newTags.isEmpty() ? Stream.of((@Nullable Tag) null) : newTags.stream().distinct();
    added.forEach(tag -> kept.add(new Entry(manifest, tag, json(manifest, tag))));
    return new LayoutIndex(frame, kept);
  }

  /// Without this tag; its manifest stays.
  LayoutIndex without(Tag tag) {
    return new LayoutIndex(frame, release(entry -> tag.equals(entry.tag)));
  }

  /// Without this manifest and its tags.
  LayoutIndex without(Digest digest) {
    return new LayoutIndex(frame, entries.stream().filter(entry -> !entry.isOf(digest)).toList());
  }

  /// Takes these entries out, but keeps each manifest that would vanish, untagged.
  private List<Entry> release(Predicate<Entry> released) {
    var kept = new ArrayList<>(entries);
    kept.removeIf(released);
    for (var entry : entries) {
      if (released.test(entry)
          && kept.stream().noneMatch(other -> other.isOf(entry.descriptor.digest()))) {
        kept.add(new Entry(entry.descriptor, null, json(entry.descriptor, null)));
      }
    }
    return kept;
  }

  private static boolean hasName(Entry entry) {
    return entry.json.path("annotations").has(REF_NAME);
  }

  private static Entry entry(JsonNode node) throws IOException {
    if (!(node instanceof ObjectNode json)) {
      throw new IOException("index.json has an entry that is not a descriptor");
    }
    try {
      var descriptor =
          new Descriptor(
              new MediaType(json.path("mediaType").asText("")),
              Digest.parse(json.path("digest").asText("")),
              json.path("size").asLong(0));
      var name = json.path("annotations").path(REF_NAME).asText("");
      return new Entry(descriptor, Tag.isTag(name) ? new Tag(name) : null, json);
    } catch (MalformedReference e) {
      throw new IOException("index.json has an entry without a usable digest", e);
    }
  }

  private static ObjectNode json(Descriptor manifest, @Nullable Tag tag) {
    var json = JSON.createObjectNode();
    json.put("mediaType", manifest.mediaType().name());
    json.put("digest", manifest.digest().toString());
    json.put("size", manifest.size());
    if (tag != null) {
      json.putObject("annotations").put(REF_NAME, tag.name());
    }
    return json;
  }
}
