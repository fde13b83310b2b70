package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Repository;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The layout folders of one run, one object for each folder, so that all its threads share a lock.
/// Relative paths start at the base.
public final class LayoutFolders {

  private final Path base;
  private final ConcurrentMap<Path, LayoutFolder> folders = new ConcurrentHashMap<>();

  public LayoutFolders(Path base) {
    this.base = base.toAbsolutePath();
  }

  /// The folder of an `oci:PATH` repository.
  LayoutFolder of(Repository repository) {
    if (!repository.isLayout()) {
      throw new IllegalArgumentException(repository + " is not an image-layout folder");
    }
    return folders.computeIfAbsent(base.resolve(repository.path()).normalize(), LayoutFolder::new);
  }
}
