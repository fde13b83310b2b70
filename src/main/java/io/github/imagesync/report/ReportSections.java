package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;
import static io.github.imagesync.report.MarkdownText.text;
import static io.github.imagesync.report.Section.cells;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Section.Layout;
import io.github.imagesync.report.Section.Weight;
import java.util.ArrayList;
import java.util.List;

/// What was done, or why it was not.
record ReportSections(Report report) {

  Section mistakes() {
    var rows =
        report.problems().stream()
            .filter(Problem.Mistake.class::isInstance)
            .map(problem -> "❌ " + problem(problem))
            .toList();
    return Section.list(Weight.VITAL, "Mistakes in the rules", Layout.OPEN, rows);
  }

  Section warnings() {
    var rows =
        report.problems().stream()
            .filter(Problem.Warning.class::isInstance)
            .map(ReportSections::problem)
            .toList();
    return Section.list(Weight.COMPLETE, "Warnings", Layout.FOLDED, rows);
  }

  private static String problem(Problem problem) {
    var also = problem.other().map(place -> " (see also " + code(place(place)) + ")").orElse("");
    return code(problem.place().toString()) + " " + text(problem.message()) + also;
  }

  Section excesses() {
    return Section.list(
        Weight.VITAL,
        "Over the limits",
        Layout.OPEN,
        report.excesses().stream()
            .map(excess -> "❌ " + code("--" + excess.limit()) + " " + text(excess.message()))
            .toList());
  }

  Section counts() {
    var totals = report.totals();
    if (totals.images() == 0 || report.mode() == Mode.PLAN || report.ending() == Ending.REFUSED) {
      return Section.paragraphs(Weight.VITAL, List.of());
    }
    var line = new ArrayList<String>();
    line.add("**" + String.join(", ", Headline.counts(totals)) + "**");
    if (totals.bytesCopied() > 0 || totals.bytesMounted() > 0) {
      line.add(Units.bytes(totals.bytesCopied()) + " sent");
      line.add(Units.bytes(totals.bytesMounted()) + " mounted");
    }
    line.add(Units.duration(report.took()));
    return Section.paragraphs(Weight.VITAL, List.of(String.join(" · ", line)));
  }

  /// What failed, and what waits for that.
  Section failures() {
    var rows =
        Trouble.of(report.results()).stream()
            .map(trouble ->
                cells(
                    "❌ " + code(trouble.intent().destination()),
                    text(trouble.message()),
                    code(place(trouble.place())),
                    trouble.advice()))
            .toList();
    return Section.table(
        Weight.VITAL,
        report.mode() == Mode.PLAN ? "Problems" : "Failed",
        Layout.OPEN,
        List.of("Image", "Cause", "Rule", "What to do"),
        rows);
  }

  /// What a cancelled run did not come to.
  Section skipped() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Skipped(var why, var message)
          && why == Outcome.Why.CANCELLED) {
        rows.add(cells(image(result), text(message), rule(result)));
      }
    }
    return Section.table(
        Weight.USEFUL, "Not done", Layout.FOLDED, List.of("Image", "Why", "Rule"), rows);
  }

  Section drift(List<Drift> drift) {
    var rows =
        drift.stream()
            .map(each ->
                cells(
                    code(each.destination().toString()),
                    code(each.expected().shortForm()),
                    each.found().map(found -> code(found.shortForm())).orElse("nothing")))
            .toList();
    return Section.table(
        Weight.IMPORTANT,
        "Drift, repaired",
        Layout.OPEN,
        List.of("Destination", "Expected", "Found"),
        rows);
  }

  Section moved() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Updated(var from, var to, var bytes, _)) {
        rows.add(cells(image(result), digest(from), digest(to), Units.bytes(bytes)));
      }
    }
    return Section.table(
        Weight.USEFUL, "Moved", Layout.FOLDED, List.of("Tag", "Before", "Now", "Sent"), rows);
  }

  Section copied() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Copied(var to, var bytes, _)) {
        rows.add(
            cells(code(result.intent().source()), image(result), digest(to), Units.bytes(bytes)));
      }
    }
    return Section.table(
        Weight.COMPLETE,
        "Copied",
        Layout.FOLDED,
        List.of("Source", "Destination", "Digest", "Sent"),
        rows);
  }

  Section requests() {
    var rows =
        report.requests().entrySet().stream()
            .flatMap(host ->
                host.getValue().entrySet().stream()
                    .map(method ->
                        cells(
                            code(host.getKey()),
                            code(method.getKey()),
                            Units.number(method.getValue()))))
            .toList();
    return Section.table(
        Weight.COMPLETE,
        "Requests by registry",
        Layout.FOLDED,
        List.of("Registry", "Method", "Requests"),
        rows);
  }

  static String digest(Digest digest) {
    return code(digest.shortForm());
  }

  private static String image(Result result) {
    return code(result.intent().destination());
  }

  private static String rule(Result result) {
    return code(place(result.intent().rule().written().place()));
  }

  static String place(Place place) {
    return place.file() + ":" + place.line();
  }
}
