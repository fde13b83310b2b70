package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;
import static io.github.imagesync.report.MarkdownText.text;
import static io.github.imagesync.report.Section.cells;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.ImageDetails;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.report.NewRepositories.Missing;
import io.github.imagesync.report.Section.Layout;
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
        Weight.IMPORTANT,
        "New repositories",
        Layout.OPEN,
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

  Section moves() {
    var rows = new ArrayList<String>();
    for (var planned : images()) {
      if (planned instanceof Planned.Move(_, var from, var to)) {
        rows.add(cells("⚠️ " + destination(planned), aged(from), aged(to), facts(to)));
      }
    }
    return Section.table(
        Weight.IMPORTANT,
        "Moves",
        Layout.OPEN,
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
        Weight.USEFUL,
        "Copies",
        Layout.FOLDED,
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
              .formatted(Units.bytes(volume.toMove()), Units.bytes(volume.mountable())));
    }
    if (volume.unknown() > 0) {
      lines.add(
          "Size unknown: %s, whose manifests were not read."
              .formatted(Units.count(volume.unknown(), "image")));
    }
    long upToDate = images().stream().filter(Planned.UpToDate.class::isInstance).count();
    if (upToDate > 0) {
      lines.add("Up to date: " + Units.count(upToDate, "image") + ".");
    }
    unreadable().ifPresent(lines::add);
    return Section.paragraphs(Weight.IMPORTANT, lines);
  }

  private Optional<String> unreadable() {
    long number = images().stream().filter(Planned.Unreadable.class::isInstance).count();
    return number == 0
        ? Optional.empty()
        : Optional.of(
            "*Not checked:* %s, whose places need credentials that are not here; they are checked at the merge."
                .formatted(Units.count(number, "image")));
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
            .map(created -> " (" + Units.age(Duration.between(created, now)) + ")")
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
                    Units.bytes(known.bytes()),
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
