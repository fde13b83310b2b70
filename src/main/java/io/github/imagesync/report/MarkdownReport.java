package io.github.imagesync.report;

import java.util.List;

/// A run as a page of Markdown, for those who know what it is about: the headline, what failed and
/// what to do, what moved, then all.
public final class MarkdownReport {

  private MarkdownReport() {}

  public static MarkdownPage of(Report report) {
    var headline =
        Section.paragraphs(
            Section.Weight.VITAL, List.of("**" + MarkdownText.text(Headline.of(report)) + "**"));
    return new MarkdownPage(List.of(headline))
        .and(RunSections.outcome(report, List.of()))
        .and(RunSections.details(report));
  }
}
