package io.github.imagesync.cli;

import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.rules.RuleSet;

/// Rules as they stand in a commit of the config repository.
record CommittedRules(ConfigRepository repository, RulesOptions options, World world) {

  /// The rules of a commit, with all their problems. A path that was asked for and finds nothing
  /// throws [Unusable]; of the usual ones any may be missing.
  RuleSet at(Commit commit) {
    var found = repository.rules(commit, options.committedPaths());
    if (!options.paths.isEmpty() && !found.missing().isEmpty()) {
      throw new Unusable(
          "--rules: there is no %s in commit %s"
              .formatted(found.missing().getFirst(), commit.shortId()));
    }
    if (found.files().isEmpty() && found.problems().isEmpty()) {
      throw new Unusable(
          "no rules in commit %s: it has no images.json and no rules/; name others with --rules"
              .formatted(commit.shortId()));
    }
    return options.parse(world, found.files(), found.problems());
  }

  /// As [#at], where a commit without rules is nothing to complain of: a base may be older than its
  /// rules.
  RuleSet before(Commit commit) {
    var found = repository.rules(commit, options.committedPaths());
    return options.parse(world, found.files(), found.problems());
  }
}
