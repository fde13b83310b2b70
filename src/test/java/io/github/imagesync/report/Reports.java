package io.github.imagesync.report;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.plan.Volume;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reports written as a test reads them. They begin at noon and take 125 seconds.
final class Reports {

  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  static final Digest OLD = Digest.of("old".getBytes(StandardCharsets.UTF_8));
  static final Digest NEW = Digest.of("new".getBytes(StandardCharsets.UTF_8));

  private Reports() {}

  /// The rules of `images.json`, whose lines are `"source": "destination"` from line 2 on.
  static RuleSet rules(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    return RuleSet.parse(List.of(file), Settings.NONE);
  }

  /// What one rule of one tag wants.
  static Intent intent(String source, String destination) {
    Rule rule = rules("\"%s\": \"%s\"".formatted(source, destination)).rules().getFirst();
    return Intent.of(rule, rule.wanted(List.of()).getFirst());
  }

  static Result result(Intent intent, Outcome outcome) {
    return new Result(intent, outcome, Duration.ofMillis(1200));
  }

  static Outcome failed(Failure.Cause cause, String message) {
    return new Outcome.Failed(new Failure(cause, message));
  }

  static Report sync(Result... results) {
    return report(Mode.SYNC, Optional.empty(), List.of(results));
  }

  static Report plan(Volume volume, Planned... planned) {
    var images = List.of(planned);
    var destination = images.getFirst().intent().rule().destination();
    var repository =
        new RepositoryPlan(destination, RepositoryPlan.Presence.EXISTS, Map.of(), images, Set.of());
    return report(
        Mode.PLAN, Optional.of(new Plan(List.of(repository), volume, Map.of())), List.of());
  }

  private static Report report(Mode mode, Optional<Plan> plan, List<Result> results) {
    var methods = new TreeMap<>(Map.of("HEAD", 3L, "PUT", 1L));
    return new Report(
        mode,
        Ending.COMPLETE,
        NOON,
        NOON.plusSeconds(125),
        results.size(),
        List.of(),
        List.<Limits.Excess>of(),
        plan,
        results,
        new TreeMap<>(Map.of("h.io", methods)));
  }

  /// The lines that something prints.
  static List<String> printed(Consumer<Lines> printing) {
    var text = new StringWriter();
    var writer = new PrintWriter(text);
    printing.accept(new Lines(writer));
    writer.flush();
    return text.toString().lines().toList();
  }
}
