package io.github.imagesync.cli;

import io.github.imagesync.copy.Copying;
import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.job.PlanJob;
import io.github.imagesync.job.SyncJob;
import io.github.imagesync.plan.Limits;
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
  private final World world;

  Registries(HttpSettings settings, Credentials credentials, World world) {
    this.http =
        new HttpRegistries(
            settings, credentials, requests, world.clock(), Sleeper.real(), new SplittableRandom());
    this.folders = new LayoutFolders(world.directory());
    this.world = world;
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

  /// A job that plans with these registries.
  PlanJob planJob(Limits limits, RegistryOptions options) {
    return new PlanJob(sources(), requests, limits, options.jobs, world.clock());
  }

  /// A job that writes to them.
  SyncJob syncJob(Limits limits, RegistryOptions options) {
    var copying = new Copying(options.jobs, options.uploads(), world.clock());
    return new SyncJob(sources(), destinations(), requests, limits, copying);
  }

  @Override
  public void close() {
    http.close();
  }
}
