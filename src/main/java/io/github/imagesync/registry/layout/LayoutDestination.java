package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.Upload;
import java.util.List;

/// Writes a layout folder, which is made by the first write.
final class LayoutDestination extends LayoutSource implements Destination {

  private final LayoutFolders folders;

  LayoutDestination(Repository repository, LayoutFolders folders) {
    super(repository, folders.of(repository));
    this.folders = folders;
  }

  @Override
  public boolean hasBlob(Descriptor blob) {
    return disk.run("look for blob " + blob.digest(), () -> folder.blobs().has(blob.digest()));
  }

  @Override
  public MountAnswer mount(Descriptor blob, Repository from) {
    if (!from.isLayout()) {
      return new MountAnswer.Refused();
    }
    boolean taken =
        disk.run(
            "take blob " + blob.digest() + " from " + from,
            () -> folder.blobs().takeFrom(folders.of(from).blobs(), blob.digest()));
    return taken ? new MountAnswer.Mounted() : new MountAnswer.Refused();
  }

  @Override
  public Upload startUpload() {
    return new LayoutUpload(disk, folder.blobs());
  }

  @Override
  public void push(Manifest manifest, Target target) {
    var action = "write manifest " + target;
    var tags =
        switch (target) {
          case Tag tag -> List.of(tag);
          case Digest digest -> {
            if (!digest.equals(manifest.digest())) {
              throw new IllegalArgumentException(manifest + " can't be pushed as " + digest);
            }
            yield List.<Tag>of();
          }
        };
    var missing = disk.run(action, () -> folder.missing(manifest));
    if (!missing.isEmpty()) {
      throw new RegistryException(
          Kind.REFUSED,
          disk.request(action),
          0,
          List.of("MANIFEST_BLOB_UNKNOWN"),
          null,
          repository() + ": " + action + ": " + missing.getFirst().digest() + " is missing",
          null);
    }
    disk.run(
        action,
        () -> {
          folder.put(manifest, tags);
          return manifest;
        });
  }
}
