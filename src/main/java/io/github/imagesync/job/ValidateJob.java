package io.github.imagesync.job;

import io.github.imagesync.plan.Limits;
import io.github.imagesync.report.Ending;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.RuleSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Checks rules offline: no registry is asked, nothing can be written.
public record ValidateJob(InstantSource clock) {

  public Report run(RuleSet rules) {
    Instant began = clock.instant();
    return new Report(
        Mode.VALIDATE,
        rules.mistakes().isEmpty() ? Ending.COMPLETE : Ending.REFUSED,
        began,
        clock.instant(),
        rules.rules().size(),
        rules.problems(),
        List.<Limits.Excess>of(),
        Optional.empty(),
        List.of(),
        new TreeMap<>());
  }
}
