package io.github.imagesync.faults;

import io.github.imagesync.registry.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// A clock that leaps on where others would sleep.
final class LeapingTime implements Sleeper, InstantSource {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now = now.plus(duration);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  Clock clock() {
    return withZone(ZoneOffset.UTC);
  }
}
