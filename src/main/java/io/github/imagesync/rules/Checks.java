package io.github.imagesync.rules;

import io.github.imagesync.oci.Platform;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks of rules among each other, as far as they can be known without asking a registry.
final class Checks {

  private Checks() {}

  /// Each meaning once, the first that is written.
  static List<Rule> withoutRepeated(List<Rule> rules, Findings findings) {
    var first = new LinkedHashMap<Rule.Effective, Rule>();
    for (var rule : rules) {
      var earlier = first.putIfAbsent(rule.effective(), rule);
      if (earlier != null) {
        findings.warning(
            RuleProblem.REPEATED_RULE,
            "this rule means the same as an earlier one; remove one of them",
            rule.written().place(),
            earlier.written().place());
      }
    }
    return List.copyOf(first.values());
  }

  /// What is copied under a destination tag. Content by digest is the same wherever it comes from.
  private record Origin(Target target, List<Repository> tagIn, List<Platform> platforms) {
    static Origin of(Rule rule, Wanted wanted) {
      var source = wanted.source();
      return new Origin(
          source.target(),
          source.digest() == null ? List.of(source.repository()) : List.of(),
          rule.options().platforms());
    }
  }

  private record Claim(Origin origin, Rule rule, Reference source) {}

  /// One destination tag for two sources, where the rules name their tags.
  static void conflicts(List<Rule> rules, Findings findings) {
    var claims = new HashMap<Reference, Claim>();
    for (var rule : rules) {
      if (rule.needsTagList()) {
        continue;
      }
      for (var wanted : rule.wanted(List.of())) {
        var claim = new Claim(Origin.of(rule, wanted), rule, wanted.source());
        var earlier = claims.putIfAbsent(wanted.destination(), claim);
        if (earlier != null && !earlier.origin().equals(claim.origin())) {
          findings.mistake(
              RuleProblem.CONFLICTING_DESTINATION,
              "'%s' would be written from '%s' and from '%s'; give one of them another tag"
                  .formatted(wanted.destination(), earlier.source(), claim.source()),
              rule.written().place(),
              earlier.rule().written().place());
        }
      }
    }
  }

  /// Repositories that feed each other in a circle: no order of copying would ever be done.
  static void cycles(List<Rule> rules, Findings findings) {
    var chains = Chains.of(rules);
    if (chains.cycles().isEmpty()) {
      return;
    }
    Map<List<Repository>, Rule> feeding =
        rules.stream()
            .collect(
                Collectors.toMap(
                    rule -> List.of(rule.source(), rule.destination()),
                    rule -> rule,
                    (first, _) -> first));
    for (var cycle : chains.cycles()) {
      var around =
          Stream.concat(cycle.stream(), Stream.of(cycle.getFirst()))
              .map(Repository::toString)
              .collect(Collectors.joining(" → "));
      var first = step(feeding, cycle, 0);
      var second = step(feeding, cycle, 1);
      findings.mistake(
          RuleProblem.CYCLE,
          "these repositories feed each other in a circle: %s; remove one of the rules"
              .formatted(around),
          first.written().place(),
          second.written().place());
    }
  }

  private static Rule step(Map<List<Repository>, Rule> feeding, List<Repository> cycle, int at) {
    var from = cycle.get(at);
    var to = cycle.get((at + 1) % cycle.size());
    var rule = feeding.get(List.of(from, to));
    if (rule == null) {
      throw new IllegalStateException("no rule feeds " + to + " from " + from);
    }
    return rule;
  }
}
