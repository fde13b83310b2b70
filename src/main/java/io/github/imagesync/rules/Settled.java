package io.github.imagesync.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run settled. `done` are the rules whose images could be planned, whatever became of them:
/// a pair of theirs that is not among `failed` is good now, or not wanted any more. `failed` holds
/// the pairs of images that failed or were skipped because of a failure, and of rules that could
/// not be planned, each with its error.
public final class Settled {

  private final Instant at;
  private final PairIndex done;
  private final SortedMap<Pair, String> failed;

  public Settled(Instant at, Collection<Rule> done, Map<Pair, String> failed) {
    this.at = at;
    this.done = new PairIndex(done);
    this.failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
  }

  public Instant at() {
    return at;
  }

  public SortedMap<Pair, String> failed() {
    return failed;
  }

  /// Whether a pair that was pending is not so any more, unless it failed again.
  boolean settles(Pair pair) {
    return done.hasRuleOf(pair);
  }
}
