package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All repositories' plans, in an order in which each comes after those that feed it. `details` has
/// an entry for each image digest whose manifests were read.
public record Plan(
    List<RepositoryPlan> repositories, Volume volume, Map<Digest, ImageDetails> details) {

  public Plan {
    repositories = List.copyOf(repositories);
    details = Map.copyOf(details);
  }

  /// Every planned image of every repository.
  public Stream<Planned> images() {
    return repositories.stream().flatMap(repository -> repository.images().stream());
  }

  /// What is known of an image, if its manifests were read.
  public Optional<ImageDetails> detailsOf(Digest image) {
    return Optional.ofNullable(details.get(image));
  }
}
