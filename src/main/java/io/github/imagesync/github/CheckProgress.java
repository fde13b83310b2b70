package io.github.imagesync.github;

import io.github.imagesync.job.Audience;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Progress;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/// Shows on the check run how far a job is, now and then. The job's threads only count; the
/// requests are made by `poster`, which must do one after another.
final class CheckProgress implements Audience {

  private final CheckRun check;
  private final String heading;
  private final InstantSource clock;
  private final Executor poster;
  private final Pace pace;
  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);

  CheckProgress(CheckRun check, String heading, InstantSource clock, Executor poster) {
    this.check = check;
    this.heading = heading;
    this.clock = clock;
    this.poster = poster;
    this.pace = new Pace(clock.instant());
  }

  @Override
  public void started(int repositories) {
    progress.updateAndGet(now -> now.of(repositories));
  }

  @Override
  public void planned(RepositoryPlan plan) {
    progress.updateAndGet(Progress::withPlan);
    showNowAndThen();
  }

  @Override
  public void moved(long bytes) {
    showNowAndThen();
  }

  @Override
  public void finished(Result result) {
    progress.updateAndGet(now -> now.with(result));
    showNowAndThen();
  }

  private void showNowAndThen() {
    if (pace.isDue(clock.instant())) {
      var text = progress.get().text(heading);
      poster.execute(() -> check.update(text));
    }
  }
}
