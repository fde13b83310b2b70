package io.github.imagesync.report;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.ImageDetails;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import java.util.Optional;

/// A plan for people: a line for each image, marked by what would become of it.
final class PlanText {

  private final Plan plan;
  private final Detail detail;
  private final Lines out;

  PlanText(Plan plan, Detail detail, Lines out) {
    this.plan = plan;
    this.detail = detail;
    this.out = out;
  }

  void write() {
    for (var repository : plan.repositories()) {
      if (isNew(repository)) {
        out.line("  %s does not exist yet".formatted(repository.destination()));
      }
      repository.images().forEach(this::write);
    }
  }

  private static boolean isNew(RepositoryPlan plan) {
    return plan.presence() == RepositoryPlan.Presence.NEW && !plan.work().isEmpty();
  }

  private void write(Planned planned) {
    switch (planned) {
      case Planned.Copy(var intent, var image) ->
          out.line("+ %s  %s%s".formatted(pair(intent), image.shortForm(), size(planned)));
      case Planned.Move(var intent, var from, var image) ->
          out.line(
              "→ %s  %s → %s%s"
                  .formatted(pair(intent), from.shortForm(), image.shortForm(), size(planned)));
      case Planned.UpToDate(var intent, var image) -> {
        if (detail == Detail.FULL) {
          out.line("= %s  %s".formatted(pair(intent), image.shortForm()));
        }
      }
      case Planned.Unreadable(var intent, var why) -> obstacle("?", intent, why);
      case Planned.Held(var intent, var why) -> obstacle("!", intent, why);
      case Planned.Blocked(var intent, var why) -> obstacle("!", intent, why);
    }
  }

  private void obstacle(String mark, Intent intent, Failure why) {
    out.line("%s %s".formatted(mark, pair(intent)));
    out.line("    %s: %s".formatted(intent.rule().written().place(), why.message()));
    out.line("    what to do: " + Advice.on(why.cause()));
  }

  static String pair(Intent intent) {
    return intent.source() + " -> " + intent.destination();
  }

  private String size(Planned planned) {
    return planned instanceof Planned.Work work
        ? Optional.ofNullable(plan.details().get(work.image()))
            .map(ImageDetails::bytes)
            .map(bytes -> "  " + Amounts.bytes(bytes))
            .orElse("")
        : "";
  }
}
