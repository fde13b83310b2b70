package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;
import static io.github.imagesync.report.MarkdownText.text;
import static io.github.imagesync.report.Section.cells;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.ImageDetails;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.report.NewRepositories.Missing;
import io.github.imagesync.report.Section.Shape;
import io.github.imagesync.report.Section.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a sync would do, for those who are to agree to it.
record PlanSections(Plan plan, Instant now) {

  Section missingRepositories() {
    return Section.list(
        "New repositories",
        Weight.HIGH,
        Shape.HEADED,
        NewRepositories.in(plan).stream().map(PlanSections::missing).toList());
  }

  private static String missing(Missing missing) {
    var where = code(ReportSections.place(missing.rule().written().place()));
    var repository = code(missing.repository().toString());
    return switch (missing.creation()) {
      case BY_SOMEONE ->
          "❌ "
              + where
              + " "
              + repository
              + " does not exist, and its registry creates none: create it before the merge";
      case BY_THE_PUSH ->
          "ℹ️ " + where + " " + repository + " does not exist yet; the first push creates it";
    };
  }

  Section blocked() {
    var rows = new ArrayList<String>();
    for (var planned : images()) {
      var why =
          switch (planned) {
            case Planned.Blocked(_, var failure) -> Optional.of(failure);
            case Planned.Held(_, var failure) -> Optional.of(failure);
            case Planned.Work _, Planned.UpToDate _, Planned.Unreadable _ ->
                Optional.<Failure>empty();
          };
      why.ifPresent(failure ->
          rows.add(
              cells(
                  "❌ " + destination(planned),
                  text(failure.message()),
                  code(ReportSections.place(planned.intent().rule().written().place())),
                  Advice.on(failure.cause()))));
    }
    return Section.table(
        "Problems",
        Weight.HIGH,
        Shape.HEADED,
        List.of("Image", "Cause", "Rule", "What to do"),
        rows);
  }

  Section moves() {
    var rows = new ArrayList<String>();
    for (var planned : images()) {
      if (planned instanceof Planned.Move(_, var from, var to)) {
        rows.add(cells("⚠️ " + destination(planned), aged(from), aged(to), facts(to)));
      }
    }
    return Section.table(
        "Moves",
        Weight.HIGH,
        Shape.HEADED,
        List.of("Tag", "Now", "After", "Platforms, size, signature, built from"),
        rows);
  }

  Section copies() {
    var rows = new ArrayList<String>();
    for (var planned : images()) {
      if (planned instanceof Planned.Copy(var intent, var image)) {
        rows.add(cells(code(intent.source()), destination(planned), aged(image), facts(image)));
      }
    }
    return Section.table(
        "Copies",
        Weight.MIDDLE,
        Shape.FOLDED,
        List.of("Source", "Destination", "Digest", "Platforms, size, signature, built from"),
        rows);
  }

  /// Bytes in all, and what is not known.
  Section remarks() {
    var lines = new ArrayList<String>();
    var volume = plan.volume();
    if (volume.toMove() > 0 || volume.mountable() > 0) {
      lines.add(
          "%s to send, %s are there to be mounted."
              .formatted(Amounts.bytes(volume.toMove()), Amounts.bytes(volume.mountable())));
    }
    if (volume.unknown() > 0) {
      lines.add(
          "Size unknown: %s, whose manifests were not read."
              .formatted(Amounts.of(volume.unknown(), "image", "images")));
    }
    long upToDate = images().stream().filter(Planned.UpToDate.class::isInstance).count();
    if (upToDate > 0) {
      lines.add("Up to date: " + Amounts.of(upToDate, "image", "images") + ".");
    }
    unreadable().ifPresent(lines::add);
    return Section.lines(Weight.HIGH, lines);
  }

  private Optional<String> unreadable() {
    long number = images().stream().filter(Planned.Unreadable.class::isInstance).count();
    return number == 0
        ? Optional.empty()
        : Optional.of(
            "*Not checked:* %s, whose places need credentials that are not here; they are checked at the merge."
                .formatted(Amounts.of(number, "image", "images")));
  }

  private List<Planned> images() {
    return plan.images().toList();
  }

  private static String destination(Planned planned) {
    return code(planned.intent().destination());
  }

  /// `1b2c3d4e5f60 (3 days)`.
  private String aged(Digest digest) {
    var age =
        details(digest)
            .flatMap(ImageDetails::created)
            .map(created -> " (" + Amounts.age(Duration.between(created, now)) + ")")
            .orElse("");
    return code(digest.shortForm()) + age;
  }

  private String facts(Digest digest) {
    return details(digest)
        .map(known ->
            Stream.of(
                    known.platforms().stream()
                        .map(platform -> text(platform.toString()))
                        .collect(Collectors.joining(", ")),
                    Amounts.bytes(known.bytes()),
                    signed(known.signed()),
                    known.revision().map(revision -> code(revision)).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")))
        .orElse("size unknown");
  }

  private static String signed(ImageDetails.Signed signed) {
    return switch (signed) {
      case NO -> "not signed";
      case TRAVELS -> "signed";
      case STAYS -> "signed, but the signature stays behind";
      case UNKNOWN -> "";
    };
  }

  private Optional<ImageDetails> details(Digest digest) {
    return Optional.ofNullable(plan.details().get(digest));
  }
}
