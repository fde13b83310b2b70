package io.github.imagesync.registry;

import io.github.imagesync.oci.Repository;

/// Gives a repository to write to, over HTTP or in a folder.
@FunctionalInterface
public interface Destinations {

  /// A destination for this repository; makes no request.
  Destination of(Repository repository);
}
