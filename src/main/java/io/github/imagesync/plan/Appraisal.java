package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.RegistryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads the manifests of planned images, up to a number, and says what they will move. The rest,
/// and those that can't be read, count as unknown.
public final class Appraisal {

  private static final int AT_ONCE = 8;

  private final Manifests manifests;
  private final AtomicInteger left;

  /// Reads at most `most` manifests: registries count each as a pull.
  public Appraisal(Manifests manifests, int most) {
    this.manifests = manifests;
    this.left = new AtomicInteger(most);
  }

  /// The plan of these repositories with its bytes.
  public Plan sized(List<RepositoryPlan> repositories) {
    return new Plan(repositories, volume(trees(repositories)), Map.of());
  }

  /// The plan of these repositories with its bytes, and with what a reviewer wants to know.
  public Plan detailed(List<RepositoryPlan> repositories, Review review) {
    var trees = trees(repositories);
    return new Plan(repositories, volume(trees), review.details(trees));
  }

  /// Work → its manifests, in order; empty where they were not read. A few at a time, so that a
  /// number that runs out leaves few half-read indexes.
  private Map<Planned.Work, Optional<ImageTree>> trees(List<RepositoryPlan> repositories) {
    var work = repositories.stream().flatMap(plan -> plan.work().stream()).toList();
    var trees = new LinkedHashMap<Planned.Work, Optional<ImageTree>>();
    for (int from = 0; from < work.size(); from += AT_ONCE) {
      var few = work.subList(from, Math.min(from + AT_ONCE, work.size()));
      trees.putAll(Together.each(few, image -> tree(sourceOf(image), image.image())));
    }
    return trees;
  }

  private static Volume volume(Map<Planned.Work, Optional<ImageTree>> trees) {
    var volumes = new BlobVolume();
    var volume = Volume.NONE;
    for (var entry : trees.entrySet()) {
      var image = entry.getKey();
      var added =
          entry
              .getValue()
              .map(tree -> volumes.add(sourceOf(image), destinationOf(image), tree.blobs()))
              .orElse(new Volume(0, 0, 1));
      volume = volume.plus(added);
    }
    return volume;
  }

  static Repository sourceOf(Planned.Work image) {
    return image.intent().wanted().orElseThrow().source().repository();
  }

  static Repository destinationOf(Planned.Work image) {
    return image.intent().wanted().orElseThrow().destination().repository();
  }

  /// The manifests of an image, empty where the number is used up or one can't be read.
  Optional<ImageTree> tree(Repository repository, Digest digest) {
    var read = new ArrayList<Manifest>();
    try {
      return read(repository, digest, read) ? Optional.of(new ImageTree(read)) : Optional.empty();
    } catch (RegistryException e) {
      return Optional.empty();
    }
  }

  private boolean read(Repository repository, Digest digest, List<Manifest> into) {
    if (left.getAndDecrement() <= 0) {
      return false;
    }
    var manifest = manifests.of(repository, digest);
    if (manifest.isEmpty()) {
      return false;
    }
    into.add(manifest.get());
    for (var child : manifest.get().children()) {
      if (!read(repository, child.digest(), into)) {
        return false;
      }
    }
    return true;
  }
}
