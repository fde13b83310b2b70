package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the manifests of a layout say of each other. Each manifest is read once: its content can't
/// change.
final class Relations {

  private static final Set<MediaType> INDEXES = Set.of(MediaType.OCI_INDEX, MediaType.DOCKER_LIST);

  /// `referrer` is how a list of referrers shows the manifest; null without a subject.
  private record Facts(
      @Nullable Digest subject, @Nullable Descriptor referrer, List<Descriptor> children) {

    static final Facts NONE = new Facts(null, null, List.of());
  }

  /// Reads a manifest's content.
  @FunctionalInterface
  interface Reader {
    Optional<Manifest> read(Descriptor manifest) throws IOException;
  }

  private final Reader reader;
  private final Map<Digest, Facts> facts = new ConcurrentHashMap<>();

  Relations(Reader reader) {
    this.reader = reader;
  }

  /// The manifest with this digest, if an index among these mentions it, however deep.
  Optional<Descriptor> descendant(List<Descriptor> listed, Digest digest) throws IOException {
    for (var child : withDescendants(listed.stream().filter(Relations::isIndex).toList())) {
      if (child.digest().equals(digest)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /// Those among these, and among what they mention, whose subject has this digest.
  List<Descriptor> referrers(List<Descriptor> listed, Digest subject) throws IOException {
    var referrers = new ArrayList<Descriptor>();
    for (var manifest : withDescendants(listed)) {
      var known = factsOf(manifest);
      if (known.referrer != null && subject.equals(known.subject)) {
        referrers.add(known.referrer);
      }
    }
    return referrers;
  }

  void forget(Digest digest) {
    facts.remove(digest);
  }

  private List<Descriptor> withDescendants(List<Descriptor> listed) throws IOException {
    var all = new ArrayList<Descriptor>();
    var seen = new HashSet<Digest>();
    var waiting = new ArrayDeque<>(listed);
    while (!waiting.isEmpty()) {
      var next = waiting.removeFirst();
      if (seen.add(next.digest())) {
        all.add(next);
        if (isIndex(next)) {
          waiting.addAll(factsOf(next).children);
        }
      }
    }
    return all;
  }

  private Facts factsOf(Descriptor manifest) throws IOException {
    var known = facts.get(manifest.digest());
    if (known == null) {
      var content = content(manifest);
      if (content.isEmpty()) {
        return Facts.NONE;
      }
      known = facts(content.get());
      facts.put(manifest.digest(), known);
    }
    return known;
  }

  private Optional<Manifest> content(Descriptor manifest) throws IOException {
    try {
      return reader.read(manifest);
    } catch (MalformedManifest _) {
      return Optional.empty();
    }
  }

  private static Facts facts(Manifest manifest) {
    var subject = manifest.subject();
    if (subject == null) {
      return manifest.children().isEmpty()
          ? Facts.NONE
          : new Facts(null, null, manifest.children());
    }
    var referrer =
        new Descriptor(
            manifest.mediaType(),
            manifest.digest(),
            manifest.size(),
            null,
            artifactType(manifest),
            List.of(),
            manifest.annotations());
    return new Facts(subject.digest(), referrer, manifest.children());
  }

  /// distribution-spec, "Listing Referrers": an image without one has its config's media type.
  private static @Nullable String artifactType(Manifest manifest) {
    return switch (manifest) {
      case Manifest.Image image -> {
        var own = image.artifactType();
        var config = image.config();
        boolean given = own != null && !own.isEmpty();
        yield given || config == null ? own : config.mediaType().name();
      }
      case Manifest.Index index -> index.artifactType();
      case Manifest.Schema1 _ -> null;
    };
  }

  private static boolean isIndex(Descriptor manifest) {
    return INDEXES.contains(manifest.mediaType());
  }
}
