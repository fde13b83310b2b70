package io.github.imagesync.registry.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Cuts uploads that the registry has stopped taking: sockets know a timeout for reading only.
final class StallGuard implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;
  private final Duration longest;

  StallGuard(Duration longest) {
    this.longest = longest;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("stall-guard").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// A guard at work; closing it ends it.
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /// Runs `cut` when one write of the entity takes longer than allowed.
  Watch watch(BlobEntity entity, Runnable cut) {
    long period = Math.max(1, longest.toMillis() / 4);
    var task =
        timer.scheduleWithFixedDelay(
            () -> {
              long since = entity.writingSince();
              if (since != 0 && System.nanoTime() - since > longest.toNanos()) {
                cut.run();
              }
            },
            period,
            period,
            TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
