package io.github.imagesync.report;

import io.github.imagesync.document.Problem;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// All that a run has to tell, once, for every form it is told in. `plan` is there where plans were
/// collected before (or instead of) copying; `requests` is host → method → number.
public record Report(
    Mode mode,
    Ending ending,
    Instant startedAt,
    Instant finishedAt,
    int rules,
    List<Problem> problems,
    List<Limits.Excess> excesses,
    Optional<Plan> plan,
    List<Result> results,
    SortedMap<String, SortedMap<String, Long>> requests) {

  public Report {
    problems = List.copyOf(problems);
    excesses = List.copyOf(excesses);
    results = List.copyOf(results);
  }

  public Totals totals() {
    return Totals.of(results);
  }

  public Duration took() {
    return Duration.between(startedAt, finishedAt);
  }

  /// The mistakes among the problems; warnings stop nothing.
  public List<Problem> mistakes() {
    return problems.stream().filter(Problem.Mistake.class::isInstance).toList();
  }

  /// Whether something failed to sync, or could not be planned.
  public boolean hasFailures() {
    return results.stream().anyMatch(result -> isFailure(result.outcome()))
        || plan.stream().flatMap(Plan::images).anyMatch(Report::isFailure);
  }

  private static boolean isFailure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed _ -> true;
      case Outcome.Skipped(var why, _) -> why == Outcome.Why.PREDECESSOR_FAILED;
      case Outcome.Copied _, Outcome.Updated _, Outcome.UpToDate _ -> false;
    };
  }

  private static boolean isFailure(Planned planned) {
    return switch (planned) {
      case Planned.Blocked _, Planned.Held _ -> true;
      case Planned.Work _, Planned.UpToDate _, Planned.Unreadable _ -> false;
    };
  }
}
