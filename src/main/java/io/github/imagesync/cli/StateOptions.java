package io.github.imagesync.cli;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.Access;
import io.github.imagesync.git.Branch;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.RepositoryLocation;
import io.github.imagesync.github.GitHubEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The config repository of a job inside GitHub Actions, and how its state is used.
final class StateOptions {

  static final String NAME = "Config repository";

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

  Optional<Branch> branch() {
    return branch.map(Branch::of);
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
