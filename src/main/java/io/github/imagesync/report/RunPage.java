package io.github.imagesync.report;

import java.time.Instant;
import java.util.List;

/// A run as people read it on GitHub: in a check run, whose fields are small, and in the summary of
/// the job, which holds ten times as much.
public final class RunPage {

  private static final String ALL_OF_CHECK = "the job's summary and the result's JSON";
  private static final String ALL_OF_SUMMARY = "the result's JSON";

  private final String title;
  private final MarkdownPage summary;
  private final MarkdownPage details;

  private RunPage(String title, MarkdownPage summary, MarkdownPage details) {
    this.title = title;
    this.summary = summary;
    this.details = details;
  }

  public static RunPage of(Report report, RunContext context) {
    var about = new ContextSections(context, report.finishedAt());
    var summary =
        new MarkdownPage(List.of(about.opening()))
            .and(RunSections.outcome(report, context.drift()))
            .and(new MarkdownPage(List.of(about.pending(), about.closing())));
    var details = RunSections.details(report).and(new MarkdownPage(List.of(about.removed())));
    return new RunPage(CheckTitles.of(report, context), summary, details);
  }

  /// All in one line of plain text.
  public String title() {
    return title;
  }

  /// For a check run: every field within its limit.
  public CheckText checkText() {
    return new CheckText(
        title,
        summary.within(CheckText.LARGEST_BYTES, ALL_OF_CHECK),
        details.within(CheckText.LARGEST_BYTES, ALL_OF_CHECK));
  }

  /// For the summary of a job, below this name, in at most so many bytes; empty where that is too
  /// little to tell anything.
  public String jobSummary(String name, int most) {
    var heading = "### %s: %s\n\n".formatted(MarkdownText.text(name), MarkdownText.text(title));
    int left = most - ByteLimit.sizeOf(heading);
    return left < 2000 ? "" : heading + summary.and(details).within(left, ALL_OF_SUMMARY);
  }

  /// What the run works on, in one sentence of Markdown: all there is to tell before the end.
  public static String heading(RunContext context, Instant now) {
    return new ContextSections(context, now).base();
  }
}
