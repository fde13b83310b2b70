package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.Source;
import io.github.imagesync.registry.Sources;

/// Gives layout folders to read.
public final class LayoutSources implements Sources {

  private final LayoutFolders folders;

  public LayoutSources(LayoutFolders folders) {
    this.folders = folders;
  }

  @Override
  public Source of(Repository repository) {
    return new LayoutSource(repository, folders.of(repository));
  }
}
