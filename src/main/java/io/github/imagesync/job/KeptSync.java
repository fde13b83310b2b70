package io.github.imagesync.job;

import io.github.imagesync.git.Branch;
import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.report.Drift;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import io.github.imagesync.rules.SyncState.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Brings the registries to the tip of a branch and leaves the sync state for the next run: what
/// changed since the last sync and what failed before, or everything.
public record KeptSync(
    ConfigRepository repository,
    Branch branch,
    RuleRevisions revisions,
    Settings settings,
    Duration fullEvery,
    PlanJobs plans,
    SyncJobs syncs,
    InstantSource clock) {

  /// How a run ended, what it was about, and the commit that it worked on.
  public record Ended(Report report, RunContext context, Commit tip) {}

  /// Throws [io.github.imagesync.git.GitException] where the repository can't be read; nothing was
  /// touched then.
  public Ended run(Wish wish, Witness witness, Cancellation cancellation) {
    var tip = repository.tip(branch);
    var store = repository.state(branch, clock);
    var ours = witness.begins(tip);
    store.read().state().running().ifPresent(witness::left);
    var state =
        wish.effect() == Wish.Effect.DRY
            ? StateKeeping.reading(store, ours)
            : StateKeeping.begin(store, ours);
    var before = state.kept();

    var rules = revisions.current(tip, settings);
    var base = new Bases(repository, fullEvery).of(wish, state, clock.instant());
    var diff = diff(base, rules);
    var chosen = chosen(wish, base, diff, rules, before.state().pendingRules(rules.rules()));
    var context = context(wish, base, diff, tip).withState(List.of(), before.state().lastFull());
    var report = carryOut(wish, tip, rules, chosen, witness.follows(context), cancellation);

    record(state, wish, base, tip, rules, report, chosen);
    var after = state.kept().state();
    return new Ended(
        report,
        context
            .withState(after.pending(), after.lastFull())
            .withDrift(Drift.in(report.results(), before.digests()))
            .withNotes(notes(state, wish, rules)),
        tip);
  }

  private RuleDiff diff(Base base, RuleSet rules) {
    return switch (base) {
      case Base.Everything _ -> RuleDiff.between(RuleSet.EMPTY, rules);
      case Base.Synced(var id, var then) -> RuleDiff.between(at(id, then), rules);
      case Base.Named(var id, _) -> RuleDiff.between(at(id, settings), rules);
    };
  }

  private RuleSet at(String id, Settings then) {
    return revisions.earlier(repository.commit(id).orElseThrow(), then);
  }

  private static List<Rule> chosen(
      Wish wish, Base base, RuleDiff diff, RuleSet rules, List<Rule> pending) {
    List<Rule> all =
        switch (base) {
          case Base.Everything _ -> Touched.by(rules.rules(), rules);
          case Base.Synced _, Base.Named _ -> {
            var changed = new LinkedHashSet<>(diff.added());
            changed.addAll(pending);
            yield Touched.by(changed, rules);
          }
        };
    return wish.only().map(only -> all.stream().filter(only).toList()).orElse(all);
  }

  private static List<String> notes(StateKeeping state, Wish wish, RuleSet rules) {
    var notes = new ArrayList<>(state.notes());
    boolean fitsNone =
        wish.only().filter(only -> rules.rules().stream().noneMatch(only)).isPresent();
    if (fitsNone && rules.mistakes().isEmpty()) {
      notes.add("The filter fits none of the rules, so nothing was done.");
    }
    return notes;
  }

  private RunContext context(Wish wish, Base base, RuleDiff diff, Commit tip) {
    return RunContext.of(branch.name(), base, diff.added().size())
        .withRemoved(diff.removed())
        .withLifted(wish.lifted())
        .withCovered(new Coverage(repository).of(wish, base, tip));
  }

  private Report carryOut(
      Wish wish,
      Commit tip,
      RuleSet rules,
      List<Rule> chosen,
      Audience audience,
      Cancellation cancellation) {
    var files = revisions.files(tip);
    return switch (wish.effect()) {
      case DRY -> {
        var ready = plans.of(files, wish.limiting());
        yield ready.job().run(ready.with(rules), chosen, audience);
      }
      case SYNC -> {
        var ready = syncs.of(files, wish.limiting());
        var mode = wish.extent().mode();
        yield ready.job().run(mode, ready.with(rules), chosen, audience, cancellation);
      }
    };
  }

  private static void record(
      StateKeeping state,
      Wish wish,
      Base base,
      Commit tip,
      RuleSet rules,
      Report report,
      List<Rule> chosen) {
    switch (report.ending()) {
      case CANCELLED -> {} // all stays as it was, and our run shows as one that never ended
      case REFUSED -> state.release();
      case COMPLETE -> {
        if (wish.only().isPresent()) {
          state.settle(report, chosen);
        } else {
          var scope = base instanceof Base.Everything ? Scope.ALL : Scope.CHANGED;
          state.advance(tip.id(), rules, report, chosen, scope, wish.page());
        }
      }
    }
  }
}
