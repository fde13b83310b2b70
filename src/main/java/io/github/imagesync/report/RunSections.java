package io.github.imagesync.report;

import java.util.List;
import java.util.stream.Stream;

/// The sections of a run in the order in which they are read: what is wrong first.
final class RunSections {

  private RunSections() {}

  /// What everyone should see: problems, failures, moves.
  static MarkdownPage outcome(Report report, List<Drift> drift) {
    var done = new ReportSections(report);
    var planned =
        planned(report)
            .flatMap(plan -> Stream.of(plan.missingRepositories(), plan.moves(), plan.remarks()));
    return new MarkdownPage(
        Stream.concat(
                Stream.of(
                    done.mistakes(),
                    done.excesses(),
                    done.counts(),
                    done.failures(),
                    done.drift(drift),
                    done.skipped()),
                planned)
            .toList());
  }

  /// The rest: every image, and the requests.
  static MarkdownPage details(Report report) {
    var done = new ReportSections(report);
    return new MarkdownPage(
        Stream.concat(
                planned(report).map(PlanSections::copies),
                Stream.of(done.moved(), done.copied(), done.warnings(), done.requests()))
            .toList());
  }

  /// The plan, where it was made to be read.
  private static Stream<PlanSections> planned(Report report) {
    boolean isShown = report.mode() == Mode.PLAN || !report.excesses().isEmpty();
    return report.plan().filter(_ -> isShown).stream()
        .map(plan -> new PlanSections(plan, report.finishedAt()));
  }
}
