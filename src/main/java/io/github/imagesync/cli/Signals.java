package io.github.imagesync.cli;

import io.github.imagesync.job.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// SIGINT and SIGTERM: the JVM runs its shutdown hooks and then ends with 130 or 143 by itself. Our
/// hook cancels the job and holds the JVM back until the job's thread has told what was done.
final class Signals {

  /// GitHub kills 10 s after its first signal; a job gives what is under way 5 s.
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean hasReport;

  /// Listens for signals from now on.
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "signals"));
  }

  /// For a job whose report is worth waiting for when it is cancelled.
  Cancellation cancellingWithReport() {
    hasReport = true;
    return cancellation;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// All was said; nothing holds the JVM back any more.
  void ended() {
    ended.countDown();
  }

  /// In the hook. Cancelling blocks while the job ends, so it must not use up all the time.
  private void stop() {
    if (ended.getCount() == 0) {
      return;
    }
    var cancelling = Thread.ofVirtual().unstarted(cancellation::request);
    cancelling.start();
    try {
      if (hasReport) {
        var _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        cancelling.join(Duration.ofSeconds(3));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
