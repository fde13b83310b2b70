package io.github.imagesync.cli;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.Access;
import io.github.imagesync.git.Branch;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.RepositoryLocation;
import io.github.imagesync.github.CheckRuns;
import io.github.imagesync.github.CiSetup;
import io.github.imagesync.github.GitHubEnvironment;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.job.Wish;
import io.github.imagesync.report.LimitWords;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a job inside GitHub Actions works on, and what it makes of it.
final class CiOptions {

  static final String NAME = "Job";

  @Option(
      names = "--repo",
      paramLabel = "DIR|URL",
      description = "Clone from here. Default: the workflow's repository.")
  Optional<String> location = Optional.empty();

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "Branch whose tip is synced. Default: the event's.")
  Optional<String> branch = Optional.empty();

  @Option(
      names = "--full-every",
      paramLabel = "TIME",
      defaultValue = "8d",
      description = "Sync everything when the last full resync is older. Default: 8d.")
  Duration fullEvery = Duration.ofDays(8);

  @Option(
      names = "--plan-forks",
      description = "Plan the rules of forks too, which may name any host. Default: only check.")
  boolean planForks;

  @Option(names = "--dry-run", description = "Only say what a sync would do.")
  boolean dryRun;

  @Option(names = "--result", paramLabel = "FILE", description = "Write the result as JSON.")
  Optional<Path> result = Optional.empty();

  /// What the job works with, which can't write to a registry.
  CiSetup setup(
      GitHubEnvironment environment,
      RuleRevisions revisions,
      RulesOptions rules,
      CommitJobs jobs,
      Audience audience,
      World world) {
    return new CiSetup(
        environment,
        CheckRuns.of(environment, new ApiProxies(world.environment()), world.clock()),
        revisions,
        branch.map(Branch::of),
        rules.settings(world),
        LimitWords.of(jobs.limits()),
        planForks ? CiSetup.ForkRules.PLANNED : CiSetup.ForkRules.OFFLINE,
        dryRun ? Wish.Effect.DRY : Wish.Effect.SYNC,
        jobs::plan,
        audience,
        world.outLines(),
        result.map(world.directory()::resolve),
        world.clock());
  }

  /// Opens the repository, which the caller closes. The job's token is for its own server alone.
  ConfigRepository open(GitHubEnvironment environment, World world) {
    var where = RepositoryLocation.parse(location.orElse(environment.cloneUrl().toString()));
    var usual = Access.ANONYMOUS;
    var token = isOwn(environment) ? environment.token() : Optional.<Secret>empty();
    var access =
        new Access(token, world.environment(), usual.timeout(), usual.retries(), usual.trust());
    return ConfigRepository.open(RepositoryOptions.resolved(where, world), access);
  }

  private boolean isOwn(GitHubEnvironment environment) {
    return location.isEmpty()
        || authority(location.get()).equals(authority(environment.server().toString()));
  }

  private static String authority(String url) {
    return url.contains("://") ? String.valueOf(URI.create(url).getAuthority()) : "";
  }
}
