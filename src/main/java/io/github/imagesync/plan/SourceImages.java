package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Platform;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Sources;
import java.util.Optional;

/// Finds the digest of the image that an intent means: of the tag, of the rule itself, or of the
/// index's entry for the rule's platform.
final class SourceImages {

  private final Sources sources;

  /// A source of several destinations is asked once.
  private final OncePerKey<Reference, Optional<Descriptor>> resolved = new OncePerKey<>();

  SourceImages(Sources sources) {
    this.sources = sources;
  }

  Finding find(Intent intent, Overlay overlay) {
    var source = intent.wanted().orElseThrow().source();
    var platforms = intent.rule().options().platforms();
    try {
      var fed = overlay.at(source);
      if (fed.isPresent() && !(fed.get() instanceof Finding.Found)) {
        return fed.get();
      }
      if (!platforms.isEmpty()) {
        return ofPlatform(source, platforms.getFirst());
      }
      return fed.or(() -> pinned(source)).orElseGet(() -> resolved(source));
    } catch (RegistryException e) {
      return new Finding.Failed(Failure.of(e));
    }
  }

  private static Optional<Finding> pinned(Reference source) {
    return source.target() instanceof Digest digest
        ? Optional.of(new Finding.Found(digest))
        : Optional.empty();
  }

  private Finding resolved(Reference source) {
    return resolved
        .get(source, _ -> sources.of(source.repository()).resolve(source.target()))
        .<Finding>map(descriptor -> new Finding.Found(descriptor.digest()))
        .orElseGet(Finding.Absent::new);
  }

  private Finding ofPlatform(Reference source, Platform platform) {
    var manifest = sources.of(source.repository()).manifest(source.target());
    if (manifest.isEmpty()) {
      return new Finding.Absent();
    }
    return switch (manifest.get()) {
      case Manifest.Index index -> entry(index, source, platform);
      case Manifest.Image image -> new Finding.Found(image.digest());
      case Manifest.Schema1 image -> new Finding.Found(image.digest());
    };
  }

  private static Finding entry(Manifest.Index index, Reference source, Platform platform) {
    return index.manifests().stream()
        .filter(entry -> entry.platform() != null && entry.platform().satisfies(platform))
        .map(Descriptor::digest)
        .findFirst()
        .<Finding>map(Finding.Found::new)
        .orElseGet(() -> noPlatform(index, source, platform));
  }

  private static Finding noPlatform(Manifest.Index index, Reference source, Platform platform) {
    var known = index.manifests().stream().map(Descriptor::platform).toList();
    return new Finding.Failed(
        new Failure(
            Failure.Cause.NO_PLATFORM,
            source + " has no image for " + platform + "; its index lists " + known));
  }
}
