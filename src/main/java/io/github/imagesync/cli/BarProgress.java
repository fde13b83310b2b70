package io.github.imagesync.cli;

import io.github.imagesync.job.Audience;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Amounts;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar of images done, with the bytes copied and the number of failures beside it.
final class BarProgress implements Audience, AutoCloseable {

  private static final int WIDTH = 100;
  private static final int MILLIS = 200;

  private final ProgressBar bar;
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  BarProgress(PrintWriter err) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("images")
            .setInitialMax(0)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS)
            .setConsumer(new Screen(err))
            .hideEta()
            .build();
  }

  @Override
  public void planned(RepositoryPlan plan) {
    bar.maxHint(bar.getMax() + plan.images().size());
  }

  @Override
  public void moved(long number) {
    bytes.addAndGet(number);
    tell();
  }

  @Override
  public void finished(Result result) {
    if (result.outcome() instanceof Outcome.Failed) {
      failed.incrementAndGet();
    }
    bar.step();
    tell();
  }

  private void tell() {
    var failures = failed.get() == 0 ? "" : ", " + failed.get() + " failed";
    bar.setExtraMessage(" " + Amounts.bytes(bytes.get()) + failures);
  }

  @Override
  public void close() {
    bar.close();
  }

  /// One line of a terminal, written over again and again, and gone in the end.
  private record Screen(PrintWriter err) implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String line) {
      err.print("\r" + line);
      err.flush();
    }

    @Override
    public void close() {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }
}
