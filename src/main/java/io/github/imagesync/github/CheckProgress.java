package io.github.imagesync.github;

import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Counting;
import io.github.imagesync.report.Progress;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// Shows on the check run how far a job is, now and then. The job's threads only count; the
/// requests are made by `poster`, which must do one after another.
final class CheckProgress {

  private final CheckRun check;
  private final String heading;
  private final InstantSource clock;
  private final Executor poster;
  private final Pace pace;

  private CheckProgress(CheckRun check, String heading, InstantSource clock, Executor poster) {
    this.check = check;
    this.heading = heading;
    this.clock = clock;
    this.poster = poster;
    this.pace = new Pace(clock.instant());
  }

  /// `heading` is Markdown and says what the job works on.
  static Audience on(CheckRun check, String heading, InstantSource clock, Executor poster) {
    return new Counting(new CheckProgress(check, heading, clock, poster)::showNowAndThen);
  }

  private void showNowAndThen(Progress progress) {
    if (pace.isDue(clock.instant())) {
      var text = progress.text(heading);
      poster.execute(() -> check.update(text));
    }
  }
}
