package io.github.imagesync.registry;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads one repository. Blocks; safe for many threads. Failures are [RegistryException]s.
public interface Source {

  /// The repository this source reads.
  Repository repository();

  /// The digest, size and media type that a target has now, without fetching it where the registry
  /// allows; empty where it is not there.
  Optional<Descriptor> resolve(Target target);

  /// The manifest itself, its digest checked on arrival; empty where it is not there.
  Optional<Manifest> manifest(Target target);

  /// All tags, sorted as the registry lists them; empty where there is no such repository.
  Optional<List<Tag>> tags();

  /// A blob's bytes, resumed where they broke off; the reader checks the digest and closes it.
  InputStream blob(Descriptor blob);

  /// Manifests whose subject is this one (distribution-spec, "Listing Referrers"), also for
  /// registries that only know the tag schema.
  List<Descriptor> referrers(Digest subject);
}
