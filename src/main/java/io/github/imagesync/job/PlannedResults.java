package io.github.imagesync.job;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.Result;
import java.time.Duration;
import java.util.List;

/// A plan that is not carried out, as results: what would be done is skipped.
final class PlannedResults {

  private PlannedResults() {}

  static List<Result> of(Plan plan) {
    return plan.images().map(PlannedResults::result).toList();
  }

  private static Result result(Planned planned) {
    var outcome =
        switch (planned) {
          case Planned.Copy _ -> new Outcome.Skipped(Outcome.Why.DRY_RUN, "would be copied");
          case Planned.Move(_, var from, var to) ->
              new Outcome.Skipped(
                  Outcome.Why.DRY_RUN,
                  "would move from " + from.shortForm() + " to " + to.shortForm());
          case Planned.UpToDate(_, var image) -> new Outcome.UpToDate(image);
          case Planned.Unreadable(_, var why) ->
              new Outcome.Skipped(Outcome.Why.UNREADABLE, why.message());
          case Planned.Held(_, var why) ->
              new Outcome.Skipped(Outcome.Why.PREDECESSOR_FAILED, why.message());
          case Planned.Blocked(_, var why) -> new Outcome.Failed(why);
        };
    return new Result(planned.intent(), outcome, Duration.ZERO);
  }
}
