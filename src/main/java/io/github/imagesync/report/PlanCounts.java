package io.github.imagesync.report;

import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import java.util.ArrayList;
import java.util.List;

/// A plan in numbers of images.
record PlanCounts(int copies, int moves, int upToDate, int unreadable, int blocked) {

  static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0, 0);

  static PlanCounts of(Plan plan) {
    return plan.images().map(PlanCounts::of).reduce(NONE, PlanCounts::plus);
  }

  private static PlanCounts of(Planned planned) {
    return switch (planned) {
      case Planned.Copy _ -> new PlanCounts(1, 0, 0, 0, 0);
      case Planned.Move _ -> new PlanCounts(0, 1, 0, 0, 0);
      case Planned.UpToDate _ -> new PlanCounts(0, 0, 1, 0, 0);
      case Planned.Unreadable _ -> new PlanCounts(0, 0, 0, 1, 0);
      case Planned.Held _, Planned.Blocked _ -> new PlanCounts(0, 0, 0, 0, 1);
    };
  }

  private PlanCounts plus(PlanCounts more) {
    return new PlanCounts(
        copies + more.copies,
        moves + more.moves,
        upToDate + more.upToDate,
        unreadable + more.unreadable,
        blocked + more.blocked);
  }

  /// The numbers that are not zero, most urgent first.
  List<String> inWords() {
    var words = new ArrayList<String>();
    add(words, copies, "to copy");
    add(words, moves, "to move");
    add(words, blocked, "blocked");
    add(words, unreadable, "not checked");
    add(words, upToDate, "up to date");
    return words;
  }

  private static void add(List<String> words, int number, String what) {
    if (number > 0) {
      words.add(Amounts.number(number) + " " + what);
    }
  }
}
