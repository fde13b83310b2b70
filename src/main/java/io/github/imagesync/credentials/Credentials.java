package io.github.imagesync.credentials;

import io.github.imagesync.oci.Repository;

/// Chooses the login for a repository. May run a credential helper, so it may block.
@FunctionalInterface
public interface Credentials {

  /// The login for this repository; never throws for a missing one, that is a value too.
  Login of(Repository repository);
}
