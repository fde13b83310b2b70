package io.github.imagesync.github;

import java.time.Duration;
import java.time.Instant;

/// When a check run may be updated: 10 seconds apart at first, then ever less often, down to once a
/// minute, since a token has 1,000 requests an hour for all of a repository.
final class Pace {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Instant next;
  private Duration gap = SHORTEST;

  Pace(Instant now) {
    this.next = now.plus(SHORTEST);
  }

  /// Whether it is time; the next time is then set. Safe for many threads.
  synchronized boolean isDue(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    gap = gap.multipliedBy(5).dividedBy(4);
    gap = gap.compareTo(LONGEST) > 0 ? LONGEST : gap;
    next = now.plus(gap);
    return true;
  }
}
