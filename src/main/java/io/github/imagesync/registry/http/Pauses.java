package io.github.imagesync.registry.http;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Until when which host is left alone.
final class Pauses {

  private static final System.Logger LOG = System.getLogger(Pauses.class.getName());

  private final Clock clock;
  private final Sleeper sleeper;
  private final Backoff backoff;
  private final Duration patience;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

  /// No one waits longer than `patience` for a pause to end.
  Pauses(Clock clock, Sleeper sleeper, Backoff backoff, Duration patience) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.backoff = backoff;
    this.patience = patience;
  }

  Pause of(String host) {
    return pauses.computeIfAbsent(host, Pause::new);
  }

  /// The pause of one host, shared by all its requests.
  final class Pause {

    private final String host;
    private Instant until = Instant.MIN;
    private int inARow;

    private Pause(String host) {
      this.host = host;
    }

    /// Sleeps while the host is paused, also when that is made longer meanwhile; gives the rest of
    /// the pause, without waiting, where it is beyond all patience.
    Optional<Duration> await() throws InterruptedException {
      for (var rest = rest(); !rest.isZero(); rest = rest()) {
        if (rest.compareTo(patience) > 0) {
          return Optional.of(rest);
        }
        sleeper.sleep(backoff.orALittleMore(rest));
      }
      return Optional.empty();
    }

    /// Pauses the host for as long as it asked, or for longer each time in a row. Requests that
    /// were under way when the pause began don't count again.
    synchronized void extend(Optional<Duration> asked) {
      boolean paused = !rest().isZero();
      if (asked.isPresent()) {
        boolean tooSoon = asked.get().compareTo(backoff.first()) < 0;
        pauseAtLeast(tooSoon ? backoff.first() : asked.get());
      } else if (!paused) {
        inARow++;
        pauseAtLeast(backoff.before(inARow));
      }
    }

    /// The host answers again.
    synchronized void end() {
      inARow = 0;
    }

    private void pauseAtLeast(Duration wait) {
      var then = clock.instant().plus(wait);
      if (then.isAfter(until)) {
        until = then;
        LOG.log(Level.INFO, "{0} is left alone for {1} ms", host, wait.toMillis());
      }
    }

    private synchronized Duration rest() {
      var now = clock.instant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
  }
}
