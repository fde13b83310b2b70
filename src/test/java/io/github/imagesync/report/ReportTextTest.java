package io.github.imagesync.report;

import static io.github.imagesync.report.Reports.NEW;
import static io.github.imagesync.report.Reports.OLD;
import static io.github.imagesync.report.Reports.failed;
import static io.github.imagesync.report.Reports.intent;
import static io.github.imagesync.report.Reports.plan;
import static io.github.imagesync.report.Reports.printed;
import static io.github.imagesync.report.Reports.result;
import static io.github.imagesync.report.Reports.sync;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.Volume;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  private static final Outcome COPIED = new Outcome.Copied(NEW, 1_400_000_000, 0);

  @Test
  void failures_come_first_with_cause_line_and_what_to_do() {
    var report =
        sync(
            result(intent("a.io/x:1", "h.io/x"), COPIED),
            result(intent("a.io/y:1", "h.io/y"), new Outcome.UpToDate(NEW)),
            result(
                intent("a.io/z:1", "h.io/z"),
                failed(Failure.Cause.SOURCE_MISSING, "there is no a.io/z:1")));

    assertThat(text(report, Detail.BRIEF))
        .containsExactly(
            "! a.io/z:1 -> h.io/z:1",
            "    images.json:2:1: there is no a.io/z:1",
            "    what to do: check repository and tag, or remove the rule",
            "1 copied, 1 failed, 1 up to date · 1.4 GB in 2 min 5 s");
  }

  @Test
  void in_full_every_image_and_the_requests_by_registry_are_told() {
    var report =
        sync(
            result(intent("a.io/x:1", "h.io/x"), COPIED),
            result(intent("a.io/y:1", "h.io/y"), new Outcome.Updated(OLD, NEW, 5, 0)));

    assertThat(text(report, Detail.FULL))
        .containsExactly(
            "+ a.io/x:1 -> h.io/x:1  %s  1.4 GB".formatted(NEW.shortForm()),
            "→ a.io/y:1 -> h.io/y:1  %s → %s  5 B".formatted(OLD.shortForm(), NEW.shortForm()),
            "4 requests to h.io: 3 HEAD, 1 PUT",
            "1 copied, 1 updated · 1.4 GB in 2 min 5 s");
  }

  @Test
  void a_plan_marks_each_image_by_what_would_become_of_it() {
    var why = new Failure(Failure.Cause.CREDENTIAL, "PASSWORD is not set");
    var conflict = new Failure(Failure.Cause.CONFLICT, "two rules write h.io/v:1");
    var report =
        plan(
            new Volume(1_400_000_000, 2_000_000, 1),
            new Planned.Copy(intent("a.io/x:1", "h.io/x"), NEW),
            new Planned.Move(intent("a.io/y:1", "h.io/y"), OLD, NEW),
            new Planned.UpToDate(intent("a.io/z:1", "h.io/z"), NEW),
            new Planned.Unreadable(intent("a.io/w:1", "h.io/w"), why),
            new Planned.Blocked(intent("a.io/v:1", "h.io/v"), conflict));

    assertThat(text(report, Detail.BRIEF))
        .containsExactly(
            "+ a.io/x:1 -> h.io/x:1  " + NEW.shortForm(),
            "→ a.io/y:1 -> h.io/y:1  %s → %s".formatted(OLD.shortForm(), NEW.shortForm()),
            "? a.io/w:1 -> h.io/w:1",
            "    images.json:2:1: PASSWORD is not set",
            "    what to do: give the variable its value, or install the helper",
            "! a.io/v:1 -> h.io/v:1",
            "    images.json:2:1: two rules write h.io/v:1",
            "    what to do: give one of the rules another tag",
            "1 to copy, 1 to move, 1 blocked, 1 not checked, 1 up to date"
                + " · 1.4 GB to move, 2.0 MB to mount, size unknown: 1 image");
  }

  private static List<String> text(Report report, Detail detail) {
    return printed(out -> ReportText.write(report, detail, out));
  }
}
