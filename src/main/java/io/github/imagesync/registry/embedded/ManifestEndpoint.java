package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Manifests and tags (distribution-spec, "Pulling manifests", "Pushing Manifests", "Deleting
/// Manifests").
final class ManifestEndpoint {

  private static final int LARGEST = 4 * 1024 * 1024;

  private final Storage storage;

  ManifestEndpoint(Storage storage) {
    this.storage = storage;
  }

  void get(Call call, String name, String reference) throws IOException {
    var manifest =
        storage
            .existing(name)
            .manifest(target(reference, ErrorCode.MANIFEST_UNKNOWN))
            .orElseThrow(() -> new Refusal(ErrorCode.MANIFEST_UNKNOWN, reference));
    call.with("Docker-Content-Digest", manifest.digest().toString())
        .answer(200, manifest.mediaType(), manifest.content().bytes());
  }

  /// Reads no content.
  void head(Call call, String name, String reference) throws IOException {
    var manifest =
        storage
            .existing(name)
            .find(target(reference, ErrorCode.MANIFEST_UNKNOWN))
            .orElseThrow(() -> new Refusal(ErrorCode.MANIFEST_UNKNOWN, reference));
    call.with("Docker-Content-Digest", manifest.digest().toString())
        .with("Content-Type", manifest.mediaType().name())
        .startContent(200, manifest.size());
  }

  /// PUT by tag, by digest, or by digest with tags as parameters.
  void put(Call call, String name, String reference) throws IOException {
    var folder = storage.toWrite(name);
    var target = target(reference, ErrorCode.MANIFEST_INVALID);
    var manifest = read(call, target);
    var missing = folder.missing(manifest);
    if (!missing.isEmpty()) {
      throw new Refusal(ErrorCode.MANIFEST_BLOB_UNKNOWN, missing.getFirst().digest().toString());
    }
    var tags =
        switch (target) {
          case Tag tag -> List.of(tag);
          case Digest _ -> call.parameters("tag").stream().map(ManifestEndpoint::tag).toList();
        };
    folder.put(manifest, tags);
    if (target instanceof Digest && !tags.isEmpty()) {
      call.with("OCI-Tag", String.join(", ", tags.stream().map(Tag::name).toList()));
    }
    var subject = manifest.subject();
    if (subject != null) {
      call.with("OCI-Subject", subject.digest().toString());
    }
    call.with("Location", "/v2/" + name + "/manifests/" + manifest.digest())
        .with("Docker-Content-Digest", manifest.digest().toString())
        .answer(201);
  }

  /// DELETE of a tag, or of a manifest with all its tags.
  void delete(Call call, String name, String reference) throws IOException {
    var folder = storage.existing(name);
    boolean deleted =
        switch (target(reference, ErrorCode.MANIFEST_UNKNOWN)) {
          case Tag tag -> folder.untag(tag);
          case Digest digest -> folder.remove(digest);
        };
    if (!deleted) {
      throw new Refusal(ErrorCode.MANIFEST_UNKNOWN, reference);
    }
    call.answer(202);
  }

  private static Manifest read(Call call, Target target) throws IOException {
    var bytes = call.body().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new Refusal(
          413, ErrorCode.MANIFEST_INVALID, "larger than " + LARGEST + " bytes", Map.of());
    }
    var digest = target instanceof Digest given ? given : Digest.of(bytes);
    if (!digest.matches(bytes)) {
      throw new Refusal(
          ErrorCode.DIGEST_INVALID, "the content is " + Digest.of(digest.algorithm(), bytes));
    }
    try {
      var type = call.header("Content-Type");
      var manifest = Manifest.parse(bytes, type == null ? null : new MediaType(type), digest);
      requireManifest(bytes, manifest);
      return manifest;
    } catch (MalformedManifest e) {
      throw new Refusal(ErrorCode.MANIFEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /// Refuses what is JSON but no manifest, and a `mediaType` that contradicts `Content-Type`.
  private static void requireManifest(byte[] bytes, Manifest manifest) throws IOException {
    var root = Call.JSON.readTree(bytes);
    boolean shaped = false;
    for (var field : List.of("manifests", "config", "layers", "blobs", "fsLayers")) {
      shaped |= root.path(field).isContainerNode();
    }
    if (!shaped) {
      throw new MalformedManifest("neither config and layers nor manifests");
    }
    var inside = root.path("mediaType").asText("");
    if (!inside.isEmpty() && !inside.equals(manifest.mediaType().name())) {
      throw new MalformedManifest("sent as " + manifest.mediaType() + ", but is " + inside);
    }
  }

  private static Target target(String reference, ErrorCode otherwise) {
    if (reference.contains(":")) {
      return Call.digest(reference);
    }
    if (!Tag.isTag(reference)) {
      throw new Refusal(otherwise, "not a tag");
    }
    return new Tag(reference);
  }

  private static Tag tag(@Nullable String name) {
    if (name == null || !Tag.isTag(name)) {
      throw new Refusal(ErrorCode.MANIFEST_INVALID, "not a tag");
    }
    return new Tag(name);
  }
}
