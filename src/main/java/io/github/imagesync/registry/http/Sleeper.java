package io.github.imagesync.registry.http;

import java.time.Duration;

/// Waits. Tests hand in one that moves their clock instead.
@FunctionalInterface
public interface Sleeper {

  /// Puts the thread to sleep; an interrupt ends it.
  void sleep(Duration duration) throws InterruptedException;

  /// The one that really waits.
  static Sleeper real() {
    return Thread::sleep;
  }
}
