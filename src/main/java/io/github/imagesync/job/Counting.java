package io.github.imagesync.job;

import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Progress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Counts what an audience hears, and tells how far the job is whenever that, or the number of
/// bytes, has changed.
public final class Counting implements Audience {

  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
  private final Consumer<Progress> listener;

  public Counting(Consumer<Progress> listener) {
    this.listener = listener;
  }

  @Override
  public void started(int repositories) {
    progress.updateAndGet(now -> now.of(repositories));
  }

  @Override
  public void planned(RepositoryPlan plan) {
    listener.accept(progress.updateAndGet(Progress::withPlan));
  }

  @Override
  public void moved(long bytes) {
    listener.accept(progress.get());
  }

  @Override
  public void finished(Result result) {
    listener.accept(progress.updateAndGet(now -> now.with(result)));
  }
}
