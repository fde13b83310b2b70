package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;

import io.github.imagesync.document.Problem;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Section.Layout;
import io.github.imagesync.report.Section.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A run as a page of Markdown: the headline, what failed and what to do, what moved, then all.
public final class MarkdownReport {

  private MarkdownReport() {}

  public static MarkdownPage of(Report report) {
    return new MarkdownPage(
        List.of(
            open(Weight.VITAL, "", Stream.of("**" + Headline.of(report) + "**")),
            open(Weight.VITAL, "Over the limits", excesses(report)),
            open(
                Weight.VITAL,
                "Problems in the rules",
                report.problems().stream().map(MarkdownReport::row)),
            open(
                Weight.VITAL,
                "Failed",
                Trouble.of(report.results()).stream().map(MarkdownReport::row)),
            open(
                Weight.IMPORTANT,
                "Moved tags",
                report.results().stream().flatMap(MarkdownReport::moved)),
            open(
                Weight.IMPORTANT,
                "Tags that would move",
                planned(report).flatMap(MarkdownReport::move)),
            table("Copied", report.results().stream().flatMap(MarkdownReport::copied)),
            table("To be copied", planned(report).flatMap(MarkdownReport::copy)),
            folded("Requests", requests(report))));
  }

  private static Section open(Weight weight, String heading, Stream<String> rows) {
    return new Section(weight, heading, Layout.OPEN, rows.toList());
  }

  private static Section folded(String heading, Stream<String> rows) {
    return new Section(Weight.COMPLETE, heading, Layout.FOLDED, rows.toList());
  }

  private static Section table(String heading, Stream<String> cells) {
    var rows = new ArrayList<>(cells.toList());
    if (!rows.isEmpty()) {
      rows.set(
          0, "| source | destination | digest | |\n| --- | --- | --- | ---: |\n" + rows.getFirst());
    }
    return new Section(Weight.USEFUL, heading, Layout.FOLDED, rows);
  }

  private static Stream<Planned> planned(Report report) {
    return report.mode() == Mode.PLAN || !report.excesses().isEmpty()
        ? report.plan().stream().flatMap(plan -> plan.images())
        : Stream.empty();
  }

  private static Stream<String> excesses(Report report) {
    return report.excesses().stream()
        .map(excess -> "- `--%s`: %s".formatted(excess.limit(), excess.message()));
  }

  private static String row(Problem problem) {
    return "- %s %s"
        .formatted(code(problem.place().toString()), code(ProblemText.withoutPlace(problem)));
  }

  private static String row(Trouble trouble) {
    return "- %s → %s (%s)<br>%s<br>%s"
        .formatted(
            code(trouble.intent().source()),
            code(trouble.intent().destination()),
            code(trouble.place().toString()),
            code(trouble.message()),
            trouble.advice());
  }

  private static Stream<String> moved(Result result) {
    return result.outcome() instanceof Outcome.Updated(var from, var digest, _, _)
        ? Stream.of(moved(result.intent(), from.shortForm(), digest.shortForm()))
        : Stream.empty();
  }

  private static Stream<String> move(Planned planned) {
    return planned instanceof Planned.Move(var intent, var from, var image)
        ? Stream.of(moved(intent, from.shortForm(), image.shortForm()))
        : Stream.empty();
  }

  private static String moved(Intent intent, String from, String to) {
    return "- %s: `%s` → `%s`".formatted(code(intent.destination()), from, to);
  }

  private static Stream<String> copied(Result result) {
    return result.outcome() instanceof Outcome.Copied(var digest, var bytes, _)
        ? Stream.of(cells(result.intent(), digest.shortForm(), Units.bytes(bytes)))
        : Stream.empty();
  }

  private static Stream<String> copy(Planned planned) {
    return planned instanceof Planned.Copy(var intent, var image)
        ? Stream.of(cells(intent, image.shortForm(), ""))
        : Stream.empty();
  }

  private static String cells(Intent intent, String digest, String size) {
    return "| %s | %s | `%s` | %s |"
        .formatted(code(intent.source()), code(intent.destination()), digest, size);
  }

  private static Stream<String> requests(Report report) {
    return report.requests().entrySet().stream()
        .map(host ->
            "- %s: %d"
                .formatted(
                    code(host.getKey()),
                    host.getValue().values().stream().mapToLong(Long::longValue).sum()));
  }
}
