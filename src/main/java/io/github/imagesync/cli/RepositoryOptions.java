package io.github.imagesync.cli;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.Access;
import io.github.imagesync.git.Branch;
import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.RepositoryLocation;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The config repository that the rules are read from, and the commits that count.
final class RepositoryOptions {

  static final String NAME = "Config repository";

  @Option(
      names = "--repo",
      paramLabel = "DIR|URL",
      description = "Read rules from this Git repository. A token comes from GITHUB_TOKEN.")
  Optional<String> location = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "REV",
      description = "Work on the rules that changed since this commit.")
  Optional<String> before = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "REV",
      description = "The commit whose rules count. Default: the tip of the branch.")
  Optional<String> after = Optional.empty();

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "Branch whose tip counts. Default: that of HEAD.")
  Optional<String> branch = Optional.empty();

  @Option(names = "--all", description = "Work on all rules, whatever changed.")
  boolean all;

  /// Throws [Unusable] for a combination that means nothing.
  void check() {
    if (location.isEmpty() && (before.isPresent() || after.isPresent() || branch.isPresent())) {
      throw new Unusable("--before, --after and --branch are about a repository: add --repo");
    }
    if (all && before.isPresent()) {
      throw new Unusable("--all and --before contradict each other: leave one out");
    }
  }

  /// Opens the repository, which the caller closes. Throws `GitException` where there is none.
  ConfigRepository open(String where, World world) {
    var usual = Access.ANONYMOUS;
    var token = Optional.ofNullable(world.environment().get("GITHUB_TOKEN")).map(Secret::new);
    var access =
        new Access(token, world.environment(), usual.timeout(), usual.retries(), usual.trust());
    return ConfigRepository.open(resolved(RepositoryLocation.parse(where), world), access);
  }

  static RepositoryLocation resolved(RepositoryLocation location, World world) {
    return switch (location) {
      case RepositoryLocation.Folder(var path) ->
          new RepositoryLocation.Folder(world.directory().resolve(path));
      case RepositoryLocation.Remote _ -> location;
    };
  }

  /// The commit whose rules count.
  Commit tip(ConfigRepository repository) {
    return after
        .map(revision -> commit(repository, revision))
        .orElseGet(
            () -> repository.tip(branch.map(Branch::of).orElseGet(repository::defaultBranch)));
  }

  static Commit commit(ConfigRepository repository, String revision) {
    return repository
        .commit(revision)
        .orElseThrow(() ->
            new Unusable(
                "%s has no commit '%s', or does not give it"
                    .formatted(repository.location(), revision)));
  }
}
