package io.github.imagesync.job;

import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.report.Ending;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.RuleSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A job that has begun, and the ways in which it may end.
record Begun(
    Mode mode, RuleSet rules, RequestCounts requests, InstantSource clock, Instant startedAt) {

  static Begun now(Mode mode, RuleSet rules, RequestCounts requests, InstantSource clock) {
    return new Begun(mode, rules, requests, clock, clock.instant());
  }

  /// The rules have mistakes.
  Report refused() {
    return report(Ending.REFUSED, List.of(), Optional.empty(), List.of());
  }

  /// The plan is over its limits.
  Report refused(Plan plan, List<Limits.Excess> excesses) {
    return report(Ending.REFUSED, excesses, Optional.of(plan), PlannedResults.of(plan));
  }

  /// Everything was planned and nothing was to be done.
  Report planned(Plan plan, List<Limits.Excess> excesses) {
    return report(Ending.COMPLETE, excesses, Optional.of(plan), PlannedResults.of(plan));
  }

  Report ended(Ending ending, Optional<Plan> plan, List<Result> results) {
    return report(ending, List.of(), plan, results);
  }

  private Report report(
      Ending ending, List<Limits.Excess> excesses, Optional<Plan> plan, List<Result> results) {
    return new Report(
        mode,
        ending,
        startedAt,
        clock.instant(),
        rules.rules().size(),
        rules.problems(),
        excesses,
        plan,
        results,
        requests.snapshot());
  }
}
