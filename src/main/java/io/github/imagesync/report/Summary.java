package io.github.imagesync.report;

import java.util.stream.Stream;

/// A run as a file of Markdown, where it has no config repository: the headline, what went wrong,
/// what was or would be done.
public final class Summary {

  /// What a job's summary on GitHub may hold; the result's JSON holds all.
  private static final int LARGEST_BYTES = 1024 * 1024 - 1024;

  private Summary() {}

  public static String markdown(Report report) {
    var heading = "### " + MarkdownText.text(Headline.of(report)) + "\n\n";
    var page = new Page(Stream.concat(told(report), closing(report)).toList());
    return heading + page.markdown(LARGEST_BYTES - ByteLimit.sizeOf(heading), "the result's JSON");
  }

  private static Stream<Section> told(Report report) {
    var sections = new ReportSections(report);
    return Stream.concat(
        sections.wrong(),
        report.plan().filter(_ -> Headline.isAboutPlan(report)).isPresent()
            ? planned(report)
            : Stream.of(
                sections.failures(), sections.skipped(), sections.moved(), sections.copied()));
  }

  private static Stream<Section> planned(Report report) {
    return report.plan().stream()
        .map(plan -> new PlanSections(plan, report.finishedAt()))
        .flatMap(plan ->
            Stream.of(
                plan.blocked(),
                plan.missingRepositories(),
                plan.moves(),
                plan.remarks(),
                plan.copies()));
  }

  private static Stream<Section> closing(Report report) {
    var sections = new ReportSections(report);
    return Stream.of(sections.warnings(), sections.requests());
  }
}
