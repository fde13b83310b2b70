package io.github.imagesync.registry;

import io.github.imagesync.oci.Repository;

/// Gives a repository to read, over HTTP or from a folder.
@FunctionalInterface
public interface Sources {

  /// A source of this repository; makes no request.
  Source of(Repository repository);
}
