package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.ImageConfig;
import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Platform;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Source;
import io.github.imagesync.registry.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Looks into an image for a reviewer: its config tells age, revision and platform, its referrers
/// and cosign's tag whether it is signed. What can't be read is left out.
final class Inspection {

  private static final String CREATED = "org.opencontainers.image.created";
  private static final String REVISION = "org.opencontainers.image.revision";
  private static final int LARGEST_CONFIG = 1 << 20;

  private final Sources sources;

  Inspection(Sources sources) {
    this.sources = sources;
  }

  /// The details of an image in this repository; `signed` says what becomes of a signature.
  ImageDetails of(Repository repository, ImageTree tree, ImageDetails.Signed signed) {
    var source = sources.of(repository);
    var config = tree.config().flatMap(descriptor -> config(source, descriptor));
    return new ImageDetails(
        tree.platforms().isEmpty() ? platform(config) : tree.platforms(),
        tree.bytes(),
        tree.annotation(CREATED)
            .flatMap(ImageConfig::instant)
            .or(() -> config.flatMap(ImageConfig::created)),
        tree.annotation(REVISION).or(() -> config.flatMap(c -> label(c, REVISION))),
        signed);
  }

  private static List<Platform> platform(Optional<ImageConfig> config) {
    return config.flatMap(ImageConfig::platform).stream().toList();
  }

  private static Optional<String> label(ImageConfig config, String name) {
    return Optional.ofNullable(config.labels().get(name));
  }

  private static Optional<ImageConfig> config(Source source, Descriptor descriptor) {
    if (descriptor.size() > LARGEST_CONFIG) {
      return Optional.empty();
    }
    try (var bytes = source.blob(descriptor)) {
      return Optional.of(ImageConfig.parse(bytes.readNBytes(LARGEST_CONFIG)));
    } catch (RegistryException | IOException | MalformedManifest e) {
      return Optional.empty();
    }
  }

  /// Whether the image has a signature at its source; throws where that can't be asked.
  boolean isSigned(Repository repository, Digest image) {
    var source = sources.of(repository);
    var cosign = new Tag(image.algorithm() + "-" + image.hex() + ".sig");
    return !source.referrers(image).isEmpty() || source.resolve(cosign).isPresent();
  }
}
