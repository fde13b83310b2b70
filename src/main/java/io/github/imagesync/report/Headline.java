package io.github.imagesync.report;

import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Volume;
import java.util.ArrayList;
import java.util.List;

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

  private static String refused(Report report) {
    return report.excesses().isEmpty()
        ? "Refused: %s in the rules; nothing was touched"
            .formatted(Units.count(report.mistakes().size(), "mistake"))
        : "Refused: over the limits; nothing was touched";
  }

  private static String validated(Report report) {
    int warnings = report.problems().size() - report.mistakes().size();
    return "%s, %s"
        .formatted(
            Units.count(report.rules(), "rule"),
            warnings == 0 ? "no problems" : Units.count(warnings, "warning"));
  }

  private static String planned(Report report) {
    var counts = report.plan().map(PlanCounts::of).orElse(PlanCounts.NONE).inWords();
    var volume = report.plan().map(Plan::volume).orElse(Volume.NONE);
    return (counts.isEmpty() ? "Nothing to do" : String.join(", ", counts))
        + (volume.equals(Volume.NONE) ? "" : " · " + inWords(volume));
  }

  private static String inWords(Volume volume) {
    var unknown =
        volume.unknown() == 0 ? "" : ", size unknown: " + Units.count(volume.unknown(), "image");
    return "%s to move, %s to mount%s"
        .formatted(Units.bytes(volume.toMove()), Units.bytes(volume.mountable()), unknown);
  }

  private static String done(Report report) {
    var totals = report.totals();
    var counts = counts(totals);
    return "%s · %s in %s"
        .formatted(
            counts.isEmpty() ? "Nothing to do" : String.join(", ", counts),
            Units.bytes(totals.bytesCopied()),
            Units.duration(report.took()));
  }

  /// What became of the images, in numbers that are not zero.
  static List<String> counts(Totals totals) {
    var counts = new ArrayList<String>();
    add(counts, totals.copied(), "copied");
    add(counts, totals.updated(), "updated");
    add(counts, totals.failed(), "failed");
    add(counts, totals.skipped(), "skipped");
    add(counts, totals.upToDate(), "up to date");
    return counts;
  }

  static void add(List<String> counts, long number, String what) {
    if (number > 0) {
      counts.add(Units.number(number) + " " + what);
    }
  }
}
