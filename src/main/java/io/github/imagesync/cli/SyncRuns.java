package io.github.imagesync.cli;

import io.github.imagesync.git.Branch;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.KeptSync;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.job.Wish;
import io.github.imagesync.job.Wish.Effect;
import io.github.imagesync.job.Witness;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.rules.Layouts;
import java.time.Duration;
import java.util.Optional;

/// Syncs outside of any CI: once, or going on from the state that is kept in the config repository.
record SyncRuns(
    World world,
    RulesOptions rules,
    RepositoryOptions repository,
    ChoiceOptions choice,
    RegistryOptions registries,
    LimitOptions limits,
    Signals signals) {

  /// How a sync ended, and what it compared.
  record Ended(Report report, Revisions revisions) {}

  /// Syncs the rules that the options choose.
  Ended once(Effect effect, Audience audience) {
    var work = Work.read(rules, repository, choice, registries.auth, world);
    try (var prepared = Prepared.of(work, registries, world)) {
      var report =
          switch (effect) {
            case DRY -> prepared.plan(limits.limits(), audience);
            case SYNC ->
                prepared.sync(Mode.SYNC, limits.limits(), audience, signals.cancellingWithReport());
          };
      return new Ended(report, work.revisions());
    }
  }

  /// Goes on from the last sync.
  Ended kept(Effect effect, Duration fullEvery, Audience audience) {
    var location =
        repository.location.orElseThrow(
            () -> new Unusable("--keep-state needs a repository to keep it in: add --repo"));
    if (repository.before.isPresent() || repository.after.isPresent()) {
      throw new Unusable("--keep-state goes on from the last sync: leave --before and --after out");
    }
    choice.refusePlatforms("--keep-state");
    registries.check();
    try (var opened = repository.open(location, world);
        var jobs = new CommitJobs(registries, limits.limits(), world)) {
      var branch = repository.branch.map(Branch::of).orElseGet(opened::defaultBranch);
      var witness = new Told(audience, world);
      var ended =
          sync(opened, branch, jobs, fullEvery)
              .run(wish(effect), witness, signals.cancellingWithReport());
      ended.context().notes().forEach(world.errLines()::line);
      var revisions = Revisions.between(ended.context().base(), ended.tip().id());
      return new Ended(ended.report(), revisions);
    }
  }

  private KeptSync sync(
      ConfigRepository opened, Branch branch, CommitJobs jobs, Duration fullEvery) {
    return new KeptSync(
        opened,
        branch,
        new RuleRevisions(opened, rules.committedPaths(), Layouts.ALLOWED),
        rules.settings(world),
        fullEvery,
        jobs::plan,
        jobs::sync,
        world.clock());
  }

  private Wish wish(Effect effect) {
    return new Wish(
        repository.all ? Wish.Extent.ALL : Wish.Extent.CHANGED,
        effect,
        choice.only.isEmpty()
            ? Optional.empty()
            : Optional.of(ChoiceOptions.filter(String.join(" ", choice.only))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Says from where the run goes on.
  private record Told(Audience audience, World world) implements Witness {

    @Override
    public Audience follows(RunContext context) {
      world.errLines().line("base: " + context.base().reason());
      return audience;
    }
  }
}
