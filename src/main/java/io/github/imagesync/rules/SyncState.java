package io.github.imagesync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a sync leaves behind for the next one: the commit whose rules are synced and the settings
/// they were read with, what failed and is to be tried again, when all rules were last synced, and
/// the run that wrote this or is under way.
public record SyncState(
    Optional<String> synced,
    Settings settings,
    List<Pending> pending,
    Optional<Instant> lastFull,
    Optional<String> run,
    Optional<Running> running) {

  /// The version of the format that is written, and the only one that is read.
  public static final int VERSION = 1;

  /// Before the first sync.
  public static final SyncState NONE =
      new SyncState(
          Optional.empty(),
          Settings.NONE,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// A pair that failed, since when, and why the last time.
  public record Pending(Pair pair, Instant since, String error) {}

  /// A run under way: its check and its page, where it has them.
  public record Running(Optional<Long> check, Optional<String> run) {}

  public SyncState {
    pending = pending.stream().sorted(Comparator.comparing(Pending::pair)).toList();
  }

  /// The same with a run under way.
  public SyncState started(Running now) {
    return new SyncState(synced, settings, pending, lastFull, run, Optional.of(now));
  }

  /// The same with no run under way any more.
  public SyncState ended() {
    return new SyncState(synced, settings, pending, lastFull, run, Optional.empty());
  }

  /// With what a run settled, and nothing else: for a filtered run, and for merging into a state
  /// that another run has written meanwhile. Failures keep the time they first failed.
  public SyncState settled(Settled settled) {
    var open = new TreeMap<Pair, Pending>();
    for (var old : pending) {
      if (!settled.settles(old.pair())) {
        open.put(old.pair(), old);
      }
    }
    var since = new TreeMap<Pair, Instant>();
    pending.forEach(old -> since.put(old.pair(), old.since()));
    settled
        .failed()
        .forEach((pair, error) ->
            open.put(pair, new Pending(pair, since.getOrDefault(pair, settled.at()), error)));
    return new SyncState(synced, settings, List.copyOf(open.values()), lastFull, run, running);
  }

  /// With all that a run over the rules of a commit settled: the commit becomes the next base, and
  /// pending pairs whose rule is gone are dropped. No run is under way any more.
  public SyncState advanced(
      String commit, RuleSet rules, Settled settled, Scope scope, Optional<String> page) {
    var next = settled(settled);
    var index = new PairIndex(rules.rules());
    return new SyncState(
        Optional.of(commit),
        rules.settings(),
        next.pending.stream().filter(each -> index.hasRuleOf(each.pair())).toList(),
        scope == Scope.ALL ? Optional.of(settled.at()) : lastFull,
        page,
        Optional.empty());
  }

  /// This state, written by another run meanwhile, with what our run settled: theirs stays the base
  /// (it may be of a newer commit), the later full resync counts, our run is over.
  public SyncState merged(Settled ours, Scope scope, Optional<Running> ourRun) {
    var next = settled(ours);
    var full =
        scope == Scope.ALL && lastFull.filter(theirs -> theirs.isAfter(ours.at())).isEmpty()
            ? Optional.of(ours.at())
            : lastFull;
    var stillRunning = running.filter(theirs -> !Optional.of(theirs).equals(ourRun));
    return new SyncState(synced, settings, next.pending, full, run, stillRunning);
  }

  /// Whether a run saw all rules, to its end.
  public enum Scope {
    ALL,
    CHANGED
  }

  /// The rules that pending pairs belong to, in their order.
  public List<Rule> pendingRules(Collection<Rule> rules) {
    var index = new PairIndex(rules);
    var wanted = new HashSet<Rule>();
    pending.forEach(each -> wanted.addAll(index.rulesOf(each.pair())));
    return rules.stream().filter(wanted::contains).toList();
  }

  /// Whether it is time to sync all rules again; also where that was never done.
  public boolean isFullDue(Instant now, Duration every) {
    return lastFull.map(last -> !now.isBefore(last.plus(every))).orElse(true);
  }
}
