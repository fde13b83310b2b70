package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;
import static io.github.imagesync.report.MarkdownText.text;
import static io.github.imagesync.report.Section.cells;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Section.Shape;
import io.github.imagesync.report.Section.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What was done, or why it was not.
record ReportSections(Report report) {

  Section mistakes() {
    var rows =
        report.problems().stream()
            .filter(Problem.Mistake.class::isInstance)
            .map(problem -> "❌ " + problem(problem))
            .toList();
    return Section.list("Mistakes in the rules", Weight.VITAL, Shape.HEADED, rows);
  }

  Section warnings() {
    var rows =
        report.problems().stream()
            .filter(Problem.Warning.class::isInstance)
            .map(ReportSections::problem)
            .toList();
    return Section.list("Warnings", Weight.LOW, Shape.FOLDED, rows);
  }

  private static String problem(Problem problem) {
    var also = problem.other().map(place -> " (see also " + code(place(place)) + ")").orElse("");
    return code(problem.place().toString()) + " " + text(problem.message()) + also;
  }

  Section excesses() {
    return Section.list(
        "Over the limits",
        Weight.VITAL,
        Shape.HEADED,
        report.excesses().stream()
            .map(excess -> "❌ " + code("--" + excess.limit()) + " " + text(excess.message()))
            .toList());
  }

  Section counts() {
    var totals = report.totals();
    if (totals.images() == 0) {
      return Section.lines(Weight.VITAL, List.of());
    }
    var line = new ArrayList<String>();
    line.add("**" + CheckTitles.counts(totals) + "**");
    if (totals.bytesCopied() > 0 || totals.bytesMounted() > 0) {
      line.add(Amounts.bytes(totals.bytesCopied()) + " sent");
      line.add(Amounts.bytes(totals.bytesMounted()) + " mounted");
    }
    line.add(Amounts.time(report.took()));
    return Section.lines(Weight.VITAL, List.of(String.join(" · ", line)));
  }

  Section failures() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Failed(var failure)) {
        rows.add(
            cells(
                "❌ " + image(result),
                text(failure.message()),
                rule(result),
                Advice.on(failure.cause())));
      }
    }
    return Section.table(
        "Failed", Weight.HIGH, Shape.HEADED, List.of("Image", "Cause", "Rule", "What to do"), rows);
  }

  /// What waits for something that failed, or was not come to.
  Section skipped() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Skipped(var why, var message)
          && why != Outcome.Why.UNREADABLE
          && why != Outcome.Why.DRY_RUN) {
        rows.add(cells(image(result), text(message), rule(result)));
      }
    }
    return Section.table(
        "Skipped", Weight.MIDDLE, Shape.FOLDED, List.of("Image", "Why", "Rule"), rows);
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
        "Drift, repaired",
        Weight.HIGH,
        Shape.HEADED,
        List.of("Destination", "Expected", "Found"),
        rows);
  }

  Section moved() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Updated(var from, var to, var bytes, _)) {
        rows.add(cells(image(result), digest(from), digest(to), Amounts.bytes(bytes)));
      }
    }
    return Section.table(
        "Moved", Weight.MIDDLE, Shape.FOLDED, List.of("Tag", "Before", "Now", "Sent"), rows);
  }

  Section copied() {
    var rows = new ArrayList<String>();
    for (var result : report.results()) {
      if (result.outcome() instanceof Outcome.Copied(var to, var bytes, _)) {
        rows.add(
            cells(code(result.intent().source()), image(result), digest(to), Amounts.bytes(bytes)));
      }
    }
    return Section.table(
        "Copied",
        Weight.LOW,
        Shape.FOLDED,
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
                            Amounts.number(method.getValue()))))
            .toList();
    return Section.table(
        "Requests by registry",
        Weight.LOW,
        Shape.FOLDED,
        List.of("Registry", "Method", "Requests"),
        rows);
  }

  /// The sections that every report has in common, in the order in which they are read.
  Stream<Section> wrong() {
    return Stream.of(mistakes(), excesses());
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
