package io.github.imagesync.report;

import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.Volume;
import io.github.imagesync.rules.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A whole run in one line of plain text.
final class CheckTitles {

  private CheckTitles() {}

  static String of(Report report, RunContext context) {
    if (!report.mistakes().isEmpty()) {
      return Amounts.of(report.mistakes().size(), "mistake", "mistakes")
          + " in the rules: nothing was touched";
    }
    if (report.ending() == Ending.REFUSED) {
      return "Refused, nothing was touched: " + limits(report);
    }
    return switch (report.mode()) {
      case VALIDATE -> changed(context) + ", no mistakes";
      case PLAN -> plan(report, context);
      case SYNC, COPY -> cancelled(report) + sync(report, context);
      case RESYNC -> cancelled(report) + resync(report, context);
    };
  }

  /// `12 copied, 1 failed, 310 up to date`; what is none of is left out.
  static String counts(Totals totals) {
    var parts = new ArrayList<String>();
    add(parts, totals.copied(), "copied");
    add(parts, totals.updated(), "updated");
    add(parts, totals.failed(), "failed");
    add(parts, totals.skipped(), "skipped");
    add(parts, totals.upToDate(), "up to date");
    return parts.isEmpty() ? "nothing yet" : String.join(", ", parts);
  }

  private static String sync(Report report, RunContext context) {
    var totals = report.totals();
    if (totals.images() == 0) {
      return report.ending() == Ending.CANCELLED
          ? "nothing was done"
          : "Nothing to do: " + nothingChanged(context);
    }
    return counts(totals) + " · " + effort(report);
  }

  private static String resync(Report report, RunContext context) {
    var totals = report.totals();
    var parts = new ArrayList<String>();
    parts.add(Amounts.number(totals.images()) + " checked");
    int drifted = context.drift().size();
    if (drifted > 0) {
      parts.add(Amounts.number(drifted) + " had drifted and " + was(drifted) + " repaired");
    }
    add(parts, totals.copied() + totals.updated() - drifted, "copied or updated");
    add(parts, totals.failed(), "failed");
    add(parts, totals.skipped(), "skipped");
    return String.join(", ", parts) + " · " + effort(report);
  }

  private static String plan(Report report, RunContext context) {
    var plan = report.plan().orElse(new Plan(List.of(), Volume.NONE, java.util.Map.of()));
    if (plan.repositories().isEmpty()) {
      return "Nothing to do: " + nothingChanged(context);
    }
    var parts = new ArrayList<String>();
    long moves = plan.images().filter(Planned.Move.class::isInstance).count();
    add(parts, plan.images().filter(Planned.Copy.class::isInstance).count(), "to copy");
    if (moves > 0) {
      parts.add(Amounts.of(moves, "tag", "tags") + " would move");
    }
    long problems = problems(plan) + report.excesses().size();
    if (problems > 0) {
      parts.add(Amounts.of(problems, "problem", "problems"));
    }
    if (parts.isEmpty()) {
      add(parts, plan.images().filter(Planned.UpToDate.class::isInstance).count(), "up to date");
    }
    var what = parts.isEmpty() ? "nothing to copy" : String.join(", ", parts);
    return changed(context) + ": " + what + volume(plan.volume());
  }

  private static long problems(Plan plan) {
    long images =
        plan.images()
            .filter(each -> each instanceof Planned.Blocked || each instanceof Planned.Held)
            .count();
    return images
        + NewRepositories.in(plan).stream()
            .filter(each -> each.creation() == NewRepositories.Creation.BY_SOMEONE)
            .count();
  }

  private static String volume(Volume volume) {
    var bytes = volume.toMove() > 0 ? " · " + Amounts.bytes(volume.toMove()) : "";
    return volume.unknown() > 0
        ? bytes + " · " + Amounts.number(volume.unknown()) + " of unknown size"
        : bytes;
  }

  private static String changed(RunContext context) {
    var rules = Amounts.of(context.changed(), "rule", "rules");
    return switch (context.base()) {
      case Base.Everything _ -> rules;
      case Base.Synced _, Base.Named _ -> rules + " changed";
    };
  }

  private static String nothingChanged(RunContext context) {
    return context.removed().isEmpty()
        ? "no rule changed"
        : Amounts.of(context.removed().size(), "rule", "rules") + " removed, which deletes nothing";
  }

  private static String limits(Report report) {
    return report.excesses().stream().map(Limits.Excess::message).collect(Collectors.joining("; "));
  }

  private static String cancelled(Report report) {
    return report.ending() == Ending.CANCELLED ? "Cancelled: " : "";
  }

  private static String effort(Report report) {
    long bytes = report.totals().bytesCopied();
    var time = Amounts.time(report.took());
    return bytes == 0 ? time : Amounts.bytes(bytes) + " in " + time;
  }

  private static String was(long number) {
    return number == 1 ? "was" : "were";
  }

  private static void add(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(Amounts.number(number) + " " + what);
    }
  }
}
