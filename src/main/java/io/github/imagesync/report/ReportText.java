package io.github.imagesync.report;

import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;

/// A run for people: what failed first, with what to do; then what was done; the totals last.
public final class ReportText {

  private final Report report;
  private final Detail detail;
  private final Lines out;

  private ReportText(Report report, Detail detail, Lines out) {
    this.report = report;
    this.detail = detail;
    this.out = out;
  }

  public static void write(Report report, Detail detail, Lines out) {
    new ReportText(report, detail, out).write();
  }

  /// Only why the run did not begin: what is wrong in files, and the limits it would exceed.
  public static void writeRefusal(Report report, Lines out) {
    ProblemText.write(report.problems(), out);
    writeExcesses(report, out);
  }

  private static void writeExcesses(Report report, Lines out) {
    report
        .excesses()
        .forEach(excess ->
            out.line(
                "over the limit --%s: %s; nothing was touched. Raise the limit if this is meant."
                    .formatted(excess.limit(), excess.message())));
  }

  private void write() {
    ProblemText.write(report.problems(), out);
    if (Headline.isAboutPlan(report)) {
      report.plan().ifPresent(plan -> new PlanText(plan, detail, out).write());
    } else {
      Trouble.of(report.results()).forEach(this::write);
      if (detail == Detail.FULL) {
        report.results().forEach(this::write);
      }
    }
    writeExcesses(report, out);
    if (detail == Detail.FULL) {
      writeRequests();
    }
    out.line(Headline.of(report));
  }

  private void write(Trouble trouble) {
    out.line("! " + PlanText.pair(trouble.intent()));
    out.line("    %s: %s".formatted(trouble.place(), trouble.message()));
    out.line("    what to do: " + trouble.advice());
  }

  private void write(Result result) {
    switch (result.outcome()) {
      case Outcome.Copied(var digest, var bytes, _) ->
          line("+", result.intent(), digest.shortForm() + "  " + Amounts.bytes(bytes));
      case Outcome.Updated(var from, var digest, var bytes, _) ->
          line(
              "→",
              result.intent(),
              "%s → %s  %s".formatted(from.shortForm(), digest.shortForm(), Amounts.bytes(bytes)));
      case Outcome.UpToDate(var digest) -> line("=", result.intent(), digest.shortForm());
      case Outcome.Skipped(var why, var message) -> {
        if (why != Outcome.Why.PREDECESSOR_FAILED) {
          line("-", result.intent(), message);
        }
      }
      case Outcome.Failed _ -> {}
    }
  }

  private void line(String mark, Intent intent, String more) {
    out.line("%s %s  %s".formatted(mark, PlanText.pair(intent), more));
  }

  private void writeRequests() {
    report
        .requests()
        .forEach((host, methods) -> {
          long all = methods.values().stream().mapToLong(Long::longValue).sum();
          var each = methods.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
          out.line(
              "%s to %s: %s"
                  .formatted(
                      Amounts.of(all, "request", "requests"), host, String.join(", ", each)));
        });
  }
}
