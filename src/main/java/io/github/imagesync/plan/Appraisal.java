package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.RegistryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads the manifests of planned images, up to a number, and says what they are and will move. The
/// rest, and those that can't be read, count as unknown.
public final class Appraisal {

  private final Manifests manifests;
  private final AtomicInteger left;

  /// Reads at most `most` manifests: registries count each as a pull.
  public Appraisal(Manifests manifests, int most) {
    this.manifests = manifests;
    this.left = new AtomicInteger(most);
  }

  /// The plan of these repositories, with bytes and details.
  public Plan of(List<RepositoryPlan> repositories) {
    var work = repositories.stream().flatMap(plan -> plan.work().stream()).toList();
    var trees = Together.each(work, this::tree);
    var volumes = new BlobVolume();
    var volume = Volume.NONE;
    var details = new HashMap<Digest, ImageDetails>();
    for (var image : work) {
      var tree = trees.getOrDefault(image, Optional.empty());
      volume = volume.plus(tree.map(t -> added(volumes, image, t)).orElse(new Volume(0, 0, 1)));
      tree.ifPresent(t -> details.put(image.image(), details(t)));
    }
    return new Plan(repositories, volume, Map.copyOf(details));
  }

  private static Volume added(BlobVolume volumes, Planned.Work image, ImageTree tree) {
    return volumes.add(
        source(image),
        image.intent().wanted().orElseThrow().destination().repository(),
        tree.blobs());
  }

  private static ImageDetails details(ImageTree tree) {
    return new ImageDetails(
        tree.platforms(),
        tree.bytes(),
        tree.created(),
        tree.revision(),
        ImageDetails.Signed.UNKNOWN);
  }

  private static Repository source(Planned.Work image) {
    return image.intent().wanted().orElseThrow().source().repository();
  }

  private Optional<ImageTree> tree(Planned.Work image) {
    var read = new ArrayList<Manifest>();
    try {
      return read(source(image), image.image(), read)
          ? Optional.of(new ImageTree(read))
          : Optional.empty();
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
