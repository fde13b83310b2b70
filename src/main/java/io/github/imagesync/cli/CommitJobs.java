package io.github.imagesync.cli;

import io.github.imagesync.job.CommitFiles;
import io.github.imagesync.job.Limiting;
import io.github.imagesync.job.PlanJob;
import io.github.imagesync.job.Ready;
import io.github.imagesync.job.SyncJob;
import io.github.imagesync.plan.Limits;
import java.util.ArrayList;
import java.util.List;

/// Makes jobs with the logins that a commit's files name; closes the registries of all of them.
final class CommitJobs implements AutoCloseable {

  private final RegistryOptions options;
  private final Limits limits;
  private final World world;
  private final List<Registries> opened = new ArrayList<>();

  CommitJobs(RegistryOptions options, Limits limits, World world) {
    this.options = options;
    this.limits = limits;
    this.world = world;
  }

  /// The limits that were set.
  Limits limits() {
    return limits;
  }

  Ready<PlanJob> plan(CommitFiles files, Limiting limiting) {
    var logins = Logins.committed(files, options.auth, world);
    return new Ready<>(open(logins).planJob(holding(limiting), options), logins.problems());
  }

  Ready<SyncJob> sync(CommitFiles files, Limiting limiting) {
    var logins = Logins.committed(files, options.auth, world);
    return new Ready<>(open(logins).syncJob(holding(limiting), options), logins.problems());
  }

  private Limits holding(Limiting limiting) {
    return switch (limiting) {
      case BOUND -> limits;
      case FREE -> Limits.NONE;
    };
  }

  private Registries open(Logins logins) {
    var registries = new Registries(options.http(world), logins.credentials(), world);
    opened.add(registries);
    return registries;
  }

  @Override
  public void close() {
    opened.forEach(Registries::close);
  }
}
