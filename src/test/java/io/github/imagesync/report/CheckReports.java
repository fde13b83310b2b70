package io.github.imagesync.report;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Platform;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.ImageDetails;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// CheckReports as runs would give them, without any run.
final class CheckReports {

  static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  static final Instant END = START.plusSeconds(125);
  static final Failure BAD_GATEWAY =
      new Failure(
          Failure.Cause.UNAVAILABLE,
          "PUT https://mirror.example.org/v2/team/app/manifests/3 answered 502 three times");

  private CheckReports() {}

  /// The rules of `images.json` with these lines.
  static RuleSet rules(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}\n";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    return RuleSet.parse(List.of(file), Settings.NONE);
  }

  static Digest digest(String content) {
    return Digest.of(content.getBytes(StandardCharsets.UTF_8));
  }

  /// A rule's only image.
  static Intent intent(Rule rule) {
    return Intent.of(rule, rule.wanted(List.of()).getFirst());
  }

  static Result result(Rule rule, Outcome outcome) {
    return new Result(intent(rule), outcome, Duration.ofSeconds(3));
  }

  static Outcome copied(String content, long bytes) {
    return new Outcome.Copied(digest(content), bytes, bytes / 4);
  }

  static Report of(Mode mode, RuleSet rules, List<Result> results) {
    return report(mode, Ending.COMPLETE, rules, Optional.empty(), results);
  }

  static Report refused(RuleSet rules) {
    return report(Mode.SYNC, Ending.REFUSED, rules, Optional.empty(), List.of());
  }

  static Report planned(RuleSet rules, Plan plan) {
    var results = new ArrayList<Result>();
    plan.images()
        .forEach(each -> {
          if (each instanceof Planned.Blocked(var intent, var why)) {
            results.add(new Result(intent, new Outcome.Failed(why), Duration.ZERO));
          }
        });
    return report(Mode.PLAN, Ending.COMPLETE, rules, Optional.of(plan), results);
  }

  private static Report report(
      Mode mode, Ending ending, RuleSet rules, Optional<Plan> plan, List<Result> results) {
    return new Report(
        mode,
        ending,
        START,
        END,
        rules.rules().size(),
        rules.problems(),
        List.<Limits.Excess>of(),
        plan,
        results,
        requests(results.isEmpty() && plan.isEmpty() ? 0 : 1));
  }

  private static SortedMap<String, SortedMap<String, Long>> requests(long factor) {
    var requests = new TreeMap<String, SortedMap<String, Long>>();
    if (factor > 0) {
      requests.put("mirror.example.org", new TreeMap<>(Map.of("GET", 14L, "HEAD", 310L)));
      requests.put("registry-1.docker.io", new TreeMap<>(Map.of("GET", 3L, "HEAD", 323L)));
    }
    return requests;
  }

  /// A plan of one repository each, and what is known of the images with these contents.
  static Plan plan(List<Planned> images, RepositoryPlan.Presence presence, String... known) {
    var repositories =
        images.stream()
            .map(image ->
                new RepositoryPlan(
                    image.intent().rule().destination(),
                    image instanceof Planned.Copy ? presence : RepositoryPlan.Presence.EXISTS,
                    Map.of(),
                    List.of(image),
                    Set.of()))
            .toList();
    var details = new HashMap<Digest, ImageDetails>();
    for (var content : known) {
      details.put(digest(content), details());
    }
    return new Plan(repositories, new Volume(1_400_000_000L, 212_000_000L, 0), details);
  }

  private static ImageDetails details() {
    return new ImageDetails(
        List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm64")),
        182_000_000,
        Optional.of(START.minus(Duration.ofDays(3))),
        Optional.of("9c3f0d2a6b1e"),
        ImageDetails.Signed.TRAVELS);
  }
}
