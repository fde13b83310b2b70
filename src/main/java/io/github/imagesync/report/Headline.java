package io.github.imagesync.report;

import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Volume;

/// A run in one line: `12 copied, 1 failed, 310 up to date · 1.4 GB in 2 min 5 s`.
public final class Headline {

  private Headline() {}

  public static String of(Report report) {
    return switch (report.ending()) {
      case REFUSED -> refused(report);
      case CANCELLED -> "Cancelled: " + done(report);
      case COMPLETE ->
          switch (report.mode()) {
            case VALIDATE -> validated(report);
            case PLAN -> planned(report);
            case SYNC, RESYNC, COPY -> done(report);
          };
    };
  }

  /// Whether the report tells what would be done, not what was.
  static boolean isAboutPlan(Report report) {
    return report.mode() == Mode.PLAN || report.ending() == Ending.REFUSED;
  }

  private static String refused(Report report) {
    return report.excesses().isEmpty()
        ? "Refused: %s; nothing was touched"
            .formatted(Amounts.of(report.mistakes().size(), "mistake", "mistakes"))
        : "Refused: over the limits; nothing was touched";
  }

  private static String validated(Report report) {
    int warnings = report.problems().size() - report.mistakes().size();
    return "%s, %s"
        .formatted(
            Amounts.of(report.rules(), "rule", "rules"),
            warnings == 0 ? "no problems" : Amounts.of(warnings, "warning", "warnings"));
  }

  private static String planned(Report report) {
    var counts = report.plan().map(PlanCounts::of).orElse(PlanCounts.NONE).inWords();
    var volume = report.plan().map(Plan::volume).orElse(Volume.NONE);
    return (counts.isEmpty() ? "Nothing to do" : String.join(", ", counts))
        + (volume.equals(Volume.NONE) ? "" : " · " + inWords(volume));
  }

  private static String inWords(Volume volume) {
    var unknown =
        volume.unknown() == 0
            ? ""
            : ", size unknown: " + Amounts.of(volume.unknown(), "image", "images");
    return "%s to move, %s to mount%s"
        .formatted(Amounts.bytes(volume.toMove()), Amounts.bytes(volume.mountable()), unknown);
  }

  private static String done(Report report) {
    var totals = report.totals();
    return "%s · %s in %s"
        .formatted(
            totals.images() == 0 ? "Nothing to do" : CheckTitles.counts(totals),
            Amounts.bytes(totals.bytesCopied()),
            Amounts.took(report.took()));
  }
}
