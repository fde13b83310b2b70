package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.Destinations;

/// Gives layout folders to write to.
public final class LayoutDestinations implements Destinations {

  private final LayoutFolders folders;

  public LayoutDestinations(LayoutFolders folders) {
    this.folders = folders;
  }

  @Override
  public Destination of(Repository repository) {
    return new LayoutDestination(repository, folders);
  }
}
