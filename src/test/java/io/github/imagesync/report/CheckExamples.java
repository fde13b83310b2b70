package io.github.imagesync.report;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Pair;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import io.github.imagesync.rules.SyncState.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The runs that `docs/checks` shows.
final class CheckExamples {

  private static final String BASE = "4f2c1d9a0b7e3c58d6f1a2b3c4d5e6f708192a3b";

  private CheckExamples() {}

  /// A check run: what it is called, how it ends, and what stands in it.
  record Example(String check, String conclusion, RunPage page) {

    /// As a page of the documentation.
    String markdown() {
      var text = page.checkText();
      return """
      # %s: %s

      **%s**

      ## Summary

      %s
      ## Text

      %s\
      """
          .formatted(check, conclusion, text.title(), text.summary(), text.text());
    }
  }

  /// File name → example.
  static Map<String, Example> all() {
    var all = new TreeMap<String, Example>();
    all.put("pull-request.md", pullRequest());
    all.put("all-well.md", allWell());
    all.put("three-failures.md", threeFailures());
    all.put("nothing-to-do.md", nothingToDo());
    all.put("rejected-rules.md", rejectedRules());
    all.put("ten-thousand-images.md", tenThousandImages());
    return all;
  }

  /// Two tags would move, one image is new, and one repository is missing where none is created.
  private static Example pullRequest() {
    var rules =
        CheckReports.rules(
            "\"nginx:1.29\": \"mirror.example.org/base/nginx\"",
            "\"redis:8\": \"mirror.example.org/base/redis\"",
            "\"quay.io/team/app:3\": \"123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app\"");
    var each = rules.rules();
    var plan =
        CheckReports.plan(
            List.of(
                new Planned.Move(
                    CheckReports.intent(each.get(0)),
                    CheckReports.digest("n1"),
                    CheckReports.digest("n2")),
                new Planned.Move(
                    CheckReports.intent(each.get(1)),
                    CheckReports.digest("r1"),
                    CheckReports.digest("r2")),
                new Planned.Copy(CheckReports.intent(each.get(2)), CheckReports.digest("app"))),
            RepositoryPlan.Presence.NEW,
            "n2",
            "r2",
            "app");
    var base = new Base.Named(BASE, Base.By.FIRST_PARENT);
    return new Example(
        "image-sync / plan",
        "failure",
        RunPage.of(CheckReports.planned(rules, plan), RunContext.of("main", base, 3)));
  }

  private static Example allWell() {
    var rules = numbered(12);
    var results = new ArrayList<Result>();
    for (var rule : rules.rules()) {
      results.add(
          CheckReports.result(rule, CheckReports.copied(rule.written().source(), 118_000_000)));
    }
    return new Example(
        "image-sync / sync",
        "success",
        RunPage.of(CheckReports.of(Mode.SYNC, rules, results), synced(12)));
  }

  private static Example threeFailures() {
    var rules = numbered(400);
    var results = new ArrayList<Result>();
    for (int i = 0; i < 400; i++) {
      var rule = rules.rules().get(i);
      results.add(CheckReports.result(rule, outcome(i)));
    }
    var pending =
        results.stream()
            .filter(result -> result.outcome() instanceof Outcome.Failed)
            .map(result -> result.intent().rule())
            .map(rule ->
                new Pending(
                    Pair.of(rule),
                    CheckReports.END.minus(Duration.ofDays(3)),
                    CheckReports.BAD_GATEWAY.message()))
            .toList();
    return new Example(
        "image-sync / sync",
        "failure",
        RunPage.of(
            CheckReports.of(Mode.SYNC, rules, results),
            synced(400).withState(pending, synced(0).lastFull())));
  }

  private static Outcome outcome(int number) {
    return switch (number) {
      case 17, 18 -> new Outcome.Failed(CheckReports.BAD_GATEWAY);
      case 19 ->
          new Outcome.Failed(
              new Failure(Failure.Cause.SOURCE_MISSING, "there is no docker.io/team/app-0019:3"));
      case 40, 41, 42 ->
          new Outcome.Updated(
              CheckReports.digest("old" + number),
              CheckReports.digest("new" + number),
              9_000_000,
              0);
      default ->
          number < 60
              ? CheckReports.copied("image" + number, 24_000_000)
              : new Outcome.UpToDate(CheckReports.digest("image" + number));
    };
  }

  private static Example nothingToDo() {
    var rules = numbered(1);
    return new Example(
        "image-sync / sync",
        "success",
        RunPage.of(
            CheckReports.of(Mode.SYNC, rules, List.of()), synced(0).withRemoved(rules.rules())));
  }

  private static Example rejectedRules() {
    var rules =
        CheckReports.rules(
            "\"nginx:1.29\": \"mirror.example.org/base/nginx\"",
            "\"redis:8,9\": \"mirror.example.org/base/redis:8\"",
            "\"nginx:1.29\": \"mirror.example.org/Base/nginx\"");
    return new Example(
        "image-sync / sync", "failure", RunPage.of(CheckReports.refused(rules), synced(2)));
  }

  private static Example tenThousandImages() {
    var rules = numbered(10_000);
    var results = new ArrayList<Result>();
    for (int i = 0; i < 10_000; i++) {
      results.add(CheckReports.result(rules.rules().get(i), outcome(i % 100)));
    }
    return new Example(
        "image-sync / resync",
        "failure",
        RunPage.of(CheckReports.of(Mode.RESYNC, rules, results), synced(10_000)));
  }

  private static RuleSet numbered(int number) {
    return CheckReports.rules(
        IntStream.range(0, number)
            .mapToObj(
                i -> "\"team/app-%04d:3\": \"mirror.example.org/team/app-%04d\"".formatted(i, i))
            .toArray(String[]::new));
  }

  private static RunContext synced(int changed) {
    return RunContext.of("main", new Base.Synced(BASE, Settings.NONE), changed)
        .withCovered(
            List.of(
                new RunContext.Covered("c0ffee1", RunContext.Push.THIS),
                new RunContext.Covered("b1c2d3e", RunContext.Push.EARLIER),
                new RunContext.Covered("a0b1c2d", RunContext.Push.THIS)))
        .withState(List.of(), Optional.of(CheckReports.END.minus(Duration.ofDays(6))));
  }
}
