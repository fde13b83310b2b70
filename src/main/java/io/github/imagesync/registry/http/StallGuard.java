package io.github.imagesync.registry.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Cuts uploads that the registry has stopped taking: sockets know a timeout for reading only.
final class StallGuard implements AutoCloseable {

  private static final int LOOKS = 4;

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
    long period = Math.max(1, longest.toMillis() / LOOKS);
    var look = new Look(entity, cut);
    var task = timer.scheduleWithFixedDelay(look, period, period, TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  /// Looks at an upload several times within the time allowed; it needs no clock.
  private static final class Look implements Runnable {

    private final BlobEntity entity;
    private final Runnable cut;
    private long seen;
    private int inARow;

    Look(BlobEntity entity, Runnable cut) {
      this.entity = entity;
      this.cut = cut;
    }

    @Override
    public void run() {
      long now = entity.writes();
      boolean stuck = now == seen && now % 2 == 1;
      seen = now;
      inARow = stuck ? inARow + 1 : 0;
      if (inARow == LOOKS) {
        cut.run();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
