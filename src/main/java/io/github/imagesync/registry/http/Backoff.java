package io.github.imagesync.registry.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits that double, each a little longer or shorter by chance, so that not all come back at once.
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final double SPREAD = 0.25;

  static Backoff usual(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), random);
  }

  /// The wait before try number `next`; the first retry is number 1.
  Duration before(int next) {
    int doublings = Math.min(next - 1, 20);
    long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(spread(millis));
  }

  /// This wait, or up to a quarter more.
  Duration orALittleMore(Duration wait) {
    return wait.plusMillis((long) (wait.toMillis() * SPREAD * random.nextDouble()));
  }

  private long spread(long millis) {
    return (long) (millis * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
  }
}
