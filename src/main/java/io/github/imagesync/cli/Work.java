package io.github.imagesync.cli;

import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.job.Touched;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;
import io.github.imagesync.rules.RuleSet;
import java.util.List;
import java.util.Optional;

/// What a job works on: the rules, which of them, with which logins. Read from this machine's
/// files, or from a commit of the config repository.
record Work(RuleSet rules, List<Rule> chosen, Logins logins, Revisions revisions) {

  static Work read(
      RulesOptions rules,
      RepositoryOptions repository,
      ChoiceOptions choice,
      Optional<String> auth,
      World world) {
    repository.check();
    if (repository.location.isPresent()) {
      try (var opened = repository.open(repository.location.get(), world)) {
        return committed(opened, rules, repository, choice, auth, world);
      }
    }
    var set = choice.applied(rules.read(world));
    var chosen = choice.chosen(set, set.rules());
    return new Work(set, chosen, Logins.read(auth, world), Revisions.NONE);
  }

  private static Work committed(
      ConfigRepository opened,
      RulesOptions rules,
      RepositoryOptions repository,
      ChoiceOptions choice,
      Optional<String> auth,
      World world) {
    var committed = new CommittedRules(opened, rules, world);
    var tip = repository.tip(opened);
    var base = repository.before.map(revision -> RepositoryOptions.commit(opened, revision));
    var set = choice.applied(committed.at(tip));
    var changed =
        base.map(commit -> RuleDiff.between(choice.applied(committed.before(commit)), set))
            .map(diff -> Touched.by(diff.added(), set))
            .orElse(set.rules());
    return new Work(
        set,
        choice.chosen(set, changed),
        Logins.committed(path -> opened.file(tip, path), auth, world),
        new Revisions(base.map(Commit::id), Optional.of(tip.id())));
  }
}
