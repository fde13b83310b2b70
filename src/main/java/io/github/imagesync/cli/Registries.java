package io.github.imagesync.cli;

import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.registry.http.HttpRegistries;
import io.github.imagesync.registry.http.HttpSettings;
import io.github.imagesync.registry.http.Sleeper;
import io.github.imagesync.registry.layout.LayoutDestinations;
import io.github.imagesync.registry.layout.LayoutFolders;
import io.github.imagesync.registry.layout.LayoutSources;
import java.util.SplittableRandom;

/// All places that images are read from and written to: registries over HTTP, and folders.
final class Registries implements AutoCloseable {

  private final RequestCounts requests = new RequestCounts();
  private final HttpRegistries http;
  private final LayoutFolders folders;

  Registries(HttpSettings settings, Credentials credentials, World world) {
    this.http =
        new HttpRegistries(
            settings, credentials, requests, world.clock(), Sleeper.real(), new SplittableRandom());
    this.folders = new LayoutFolders(world.directory());
  }

  Sources sources() {
    var registries = http.sources();
    var layouts = new LayoutSources(folders);
    return repository -> repository.isLayout() ? layouts.of(repository) : registries.of(repository);
  }

  Destinations destinations() {
    var registries = http.destinations();
    var layouts = new LayoutDestinations(folders);
    return repository -> repository.isLayout() ? layouts.of(repository) : registries.of(repository);
  }

  RequestCounts requests() {
    return requests;
  }

  @Override
  public void close() {
    http.close();
  }
}
