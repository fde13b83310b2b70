package io.github.imagesync.registry;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Target;

/// Writes one repository. Blocks; safe for many threads. Failures are [RegistryException]s.
public interface Destination extends Source {

  /// Whether the repository has this blob.
  boolean hasBlob(Descriptor blob);

  /// Asks for a blob of another repository of the same registry, in one request at most.
  MountAnswer mount(Descriptor blob, Repository from);

  /// Opens an upload for a blob.
  Upload startUpload();

  /// Pushes a manifest's bytes under a tag or its own digest. All it refers to must be there.
  void push(Manifest manifest, Target target);
}
