package io.github.imagesync.report;

import java.time.Instant;
import java.util.stream.Stream;

/// A run as people read it on GitHub: in a check run, whose fields are small, and in the summary of
/// the job, which holds ten times as much.
public final class RunPage {

  private static final String ALL_OF_CHECK = "the job's summary and the result's JSON";
  private static final String ALL_OF_SUMMARY = "the result's JSON";

  private final String title;
  private final Page summary;
  private final Page details;

  private RunPage(String title, Page summary, Page details) {
    this.title = title;
    this.summary = summary;
    this.details = details;
  }

  public static RunPage of(Report report, RunContext context) {
    var about = new ContextSections(context, report.finishedAt());
    var done = new ReportSections(report);
    var title = CheckTitles.of(report, context);
    boolean plans = report.mode() == Mode.PLAN;
    var planned =
        report.plan().filter(_ -> plans || report.ending() == Ending.REFUSED).stream()
            .map(plan -> new PlanSections(plan, report.finishedAt()))
            .toList();
    var summary =
        Stream.of(
                Stream.of(about.opening()),
                done.wrong(),
                planned.stream().flatMap(RunPage::planned),
                planned.isEmpty() ? done(done, context) : Stream.<Section>of(),
                plans ? Stream.<Section>of() : Stream.of(about.pending(), about.closing()))
            .flatMap(sections -> sections)
            .toList();
    var details =
        Stream.concat(
                planned.isEmpty()
                    ? Stream.of(done.moved(), done.copied())
                    : planned.stream().map(PlanSections::copies),
                Stream.of(about.removed(), done.warnings(), done.requests()))
            .toList();
    return new RunPage(title, new Page(summary), new Page(details));
  }

  private static Stream<Section> planned(PlanSections plan) {
    return Stream.of(plan.blocked(), plan.missingRepositories(), plan.moves(), plan.remarks());
  }

  private static Stream<Section> done(ReportSections done, RunContext context) {
    return Stream.of(done.counts(), done.failures(), done.drift(context.drift()), done.skipped());
  }

  /// All in one line of plain text.
  public String title() {
    return title;
  }

  /// For a check run: every field within its limit.
  public CheckText checkText() {
    return new CheckText(
        title,
        summary.markdown(CheckText.LARGEST_BYTES, ALL_OF_CHECK),
        details.markdown(CheckText.LARGEST_BYTES, ALL_OF_CHECK));
  }

  /// For the summary of a job, below this name, in at most so many bytes.
  public String jobSummary(String name, int most) {
    var heading = "### %s: %s\n\n".formatted(MarkdownText.text(name), MarkdownText.text(title));
    int left = most - ByteLimit.sizeOf(heading);
    return left < 1000 ? "" : heading + summary.and(details).markdown(left, ALL_OF_SUMMARY);
  }

  /// What the run works on, in one sentence of Markdown: all there is to tell before the end.
  public static String heading(RunContext context, Instant now) {
    return new ContextSections(context, now).base();
  }
}
