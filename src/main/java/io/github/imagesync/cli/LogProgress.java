package io.github.imagesync.cli;

import io.github.imagesync.job.Audience;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Amounts;
import io.github.imagesync.report.Lines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// A line for each image that was copied or failed, and how far the job is, at intervals. Writes
/// only when something happens, so it needs no thread.
final class LogProgress implements Audience {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Lines out;
  private final InstantSource clock;
  private final AtomicReference<Instant> told;
  private final AtomicInteger repositories = new AtomicInteger();
  private final AtomicInteger planned = new AtomicInteger();
  private final AtomicInteger images = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  LogProgress(Lines out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.told = new AtomicReference<>(clock.instant());
  }

  @Override
  public void started(int number) {
    repositories.set(number);
  }

  @Override
  public void planned(RepositoryPlan plan) {
    planned.incrementAndGet();
    images.addAndGet(plan.images().size());
    tellIfDue();
  }

  @Override
  public void moved(long number) {
    bytes.addAndGet(number);
    tellIfDue();
  }

  @Override
  public void finished(Result result) {
    done.incrementAndGet();
    switch (result.outcome()) {
      case Outcome.Copied(var digest, var sent, _) ->
          line(result, "copied", "%s %s".formatted(digest, Amounts.bytes(sent)));
      case Outcome.Updated(_, var digest, var sent, _) ->
          line(result, "updated", "%s %s".formatted(digest, Amounts.bytes(sent)));
      case Outcome.Failed(var failure) -> line(result, "failed", failure.message());
      case Outcome.UpToDate _, Outcome.Skipped _ -> {}
    }
    tellIfDue();
  }

  private void line(Result result, String what, String more) {
    out.line(
        "%s %s -> %s %s %s"
            .formatted(
                what,
                result.intent().source(),
                result.intent().destination(),
                more,
                Amounts.took(result.took())));
  }

  private void tellIfDue() {
    var last = told.get();
    var now = clock.instant();
    if (Duration.between(last, now).compareTo(INTERVAL) >= 0 && told.compareAndSet(last, now)) {
      out.line(
          "progress: %d of %d repositories planned, %d of %d images done, %s copied"
              .formatted(
                  planned.get(),
                  repositories.get(),
                  done.get(),
                  images.get(),
                  Amounts.bytes(bytes.get())));
    }
  }
}
