package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.Source;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads a layout folder; its tags are the `org.opencontainers.image.ref.name`s of `index.json`.
class LayoutSource implements Source {

  final DiskAccess disk;
  final LayoutFolder folder;
  private final Repository repository;

  LayoutSource(Repository repository, LayoutFolder folder) {
    this.repository = repository;
    this.folder = folder;
    this.disk = new DiskAccess(repository);
  }

  @Override
  public Repository repository() {
    return repository;
  }

  @Override
  public Optional<Descriptor> resolve(Target target) {
    return disk.run("resolve " + target, () -> folder.find(target));
  }

  @Override
  public Optional<Manifest> manifest(Target target) {
    return disk.run("read manifest " + target, () -> folder.manifest(target));
  }

  @Override
  public Optional<List<Tag>> tags() {
    return disk.run(
        "list tags", () -> folder.exists() ? Optional.of(folder.tags()) : Optional.empty());
  }

  @Override
  public InputStream blob(Descriptor blob) {
    return disk.run("read blob " + blob.digest(), () -> folder.blobs().open(blob.digest()));
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return disk.run("list referrers of " + subject, () -> folder.referrers(subject));
  }
}
