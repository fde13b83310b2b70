package io.github.imagesync.report;

import io.github.imagesync.plan.Result;

/// How far a job is: destination repositories planned, and images with their outcome.
public record Progress(int repositories, int planned, Totals totals) {

  public static final Progress NONE = new Progress(0, 0, Totals.NONE);

  public Progress of(int number) {
    return new Progress(number, planned, totals);
  }

  /// With one more repository planned.
  public Progress withPlan() {
    return new Progress(repositories, planned + 1, totals);
  }

  public Progress with(Result result) {
    return new Progress(repositories, planned, totals.with(result));
  }

  /// What a check run shows meanwhile; `heading` is Markdown and says what the job works on.
  public CheckText text(String heading) {
    var title =
        "%s · %d of %d repositories planned"
            .formatted(CheckTitles.counts(totals), planned, repositories);
    return CheckText.brief("Under way: " + title, heading);
  }
}
