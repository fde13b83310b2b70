package io.github.imagesync.report;

import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.SyncState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run in a config repository knows beside its report. `changed` counts the rules that
/// differ from the base; `covered` are the commits since the base, newest first, as far as they are
/// known; `pending` and `lastFull` are those after the run; `notes` are sentences of our own.
public record RunContext(
    String branch,
    Base base,
    int changed,
    List<Covered> covered,
    List<SyncState.Pending> pending,
    Optional<Instant> lastFull,
    List<Rule> removed,
    Optional<Lifted> lifted,
    List<Drift> drift,
    List<String> notes) {

  /// A commit whose rules this run syncs. `EARLIER` came with a push whose own run did not.
  public record Covered(String commit, Push push) {}

  /// Which push a commit came with.
  public enum Push {
    THIS,
    EARLIER
  }

  /// Who let a run go over which limits.
  public record Lifted(String who, List<String> limits) {
    public Lifted {
      limits = List.copyOf(limits);
    }
  }

  public RunContext {
    covered = List.copyOf(covered);
    pending = List.copyOf(pending);
    removed = List.copyOf(removed);
    drift = List.copyOf(drift);
    notes = List.copyOf(notes);
  }

  /// The context of a comparison, with nothing else known.
  public static RunContext of(String branch, Base base, int changed) {
    return new RunContext(
        branch,
        base,
        changed,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  public RunContext withCovered(List<Covered> commits) {
    return new RunContext(
        branch, base, changed, commits, pending, lastFull, removed, lifted, drift, notes);
  }

  /// With what the sync state says after the run.
  public RunContext withState(List<SyncState.Pending> open, Optional<Instant> full) {
    return new RunContext(
        branch, base, changed, covered, open, full, removed, lifted, drift, notes);
  }

  public RunContext withRemoved(List<Rule> rules) {
    return new RunContext(
        branch, base, changed, covered, pending, lastFull, rules, lifted, drift, notes);
  }

  public RunContext withLifted(Optional<Lifted> by) {
    return new RunContext(
        branch, base, changed, covered, pending, lastFull, removed, by, drift, notes);
  }

  public RunContext withDrift(List<Drift> found) {
    return new RunContext(
        branch, base, changed, covered, pending, lastFull, removed, lifted, found, notes);
  }

  public RunContext withNotes(List<String> sentences) {
    return new RunContext(
        branch, base, changed, covered, pending, lastFull, removed, lifted, drift, sentences);
  }
}
