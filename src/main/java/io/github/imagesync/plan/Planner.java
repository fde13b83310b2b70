package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides from rules and findings what is to be done. Pure: the same findings give the same plan.
public final class Planner {

  /// What a place means that can't be read for want of a credential.
  public enum MissingCredential {
    /// A note: planning goes on without it.
    UNREADABLE,
    /// A failure: a sync needs the place.
    FAILS
  }

  private final MissingCredential missingCredential;

  public Planner(MissingCredential missingCredential) {
    this.missingCredential = missingCredential;
  }

  /// The plan of one destination repository; `after` names the repositories that feed it.
  public RepositoryPlan plan(
      Repository destination, List<Rule> rules, Findings findings, Set<Repository> after) {
    var images = new ArrayList<Planned>();
    for (var rule : rules) {
      images.addAll(unselected(rule, findings));
    }
    for (var rivals : byTarget(rules, findings).values()) {
      images.addAll(decided(rivals, findings));
    }
    return new RepositoryPlan(destination, findings.presence(), tags(findings), images, after);
  }

  /// A rule whose source could not be listed, or that selects none of its tags.
  private List<Planned> unselected(Rule rule, Findings findings) {
    if (!rule.needsTagList() || !Intents.of(rule, findings.sourceTags()).isEmpty()) {
      return List.of();
    }
    var whole = Intent.ofWhole(rule);
    return switch (findings.sourceTags().getOrDefault(rule.source(), new TagList.Absent())) {
      case TagList.Failed(var failure) -> List.of(failed(whole, failure));
      case TagList.Absent _ ->
          List.of(
              new Planned.Blocked(
                  whole,
                  new Failure(
                      Failure.Cause.SOURCE_MISSING, "there is no repository " + rule.source())));
      case TagList.Known(var tags) -> noMatch(rule, tags);
    };
  }

  private static List<Planned> noMatch(Rule rule, List<Tag> tags) {
    return switch (rule.select(tags)) {
      case Selection.Found _ -> List.of();
      case Selection.NoMatch nothing ->
          List.of(
              new Planned.Blocked(
                  Intent.ofWhole(rule), new Failure(Failure.Cause.NO_MATCH, nothing.message())));
    };
  }

  private static Map<Target, List<Intent>> byTarget(List<Rule> rules, Findings findings) {
    var order = new HashMap<Rule, Integer>();
    rules.forEach(rule -> order.putIfAbsent(rule, order.size()));
    var targets = new LinkedHashMap<Target, List<Intent>>();
    findings.sources().keySet().stream()
        .sorted(
            Comparator.<Intent>comparingInt(intent -> order.get(intent.rule()))
                .thenComparing(intent -> intent.wanted().orElseThrow().destination()))
        .forEach(intent ->
            targets
                .computeIfAbsent(
                    intent.wanted().orElseThrow().destination().target(), _ -> new ArrayList<>())
                .add(intent));
    return targets;
  }

  /// One target: rules that agree on its digest are one, rules that don't are a conflict.
  private List<Planned> decided(List<Intent> rivals, Findings findings) {
    var digests =
        rivals.stream()
            .map(findings.sources()::get)
            .filter(Finding.Found.class::isInstance)
            .distinct()
            .count();
    if (digests > 1) {
      return rivals.stream()
          .<Planned>map(intent -> new Planned.Blocked(intent, conflict(intent, rivals)))
          .toList();
    }
    return List.of(decided(rivals.getFirst(), findings));
  }

  private static Failure conflict(Intent intent, List<Intent> rivals) {
    var others =
        rivals.stream()
            .filter(other -> !other.equals(intent))
            .map(other -> other.source() + " (" + other.rule().written().place() + ")")
            .toList();
    return new Failure(
        Failure.Cause.CONFLICT,
        intent.destination()
            + " is also wanted with another image, by "
            + String.join(", ", others));
  }

  private Planned decided(Intent intent, Findings findings) {
    return switch (findings.sources().getOrDefault(intent, new Finding.Absent())) {
      case Finding.Found(var digest) -> compared(intent, digest, findings);
      case Finding.Absent _ -> new Planned.Blocked(intent, sourceMissing(intent));
      case Finding.Failed(var failure) -> failed(intent, failure);
      case Finding.FeedFailed(var failure) -> new Planned.Held(intent, failure);
    };
  }

  private Planned compared(Intent intent, Digest wanted, Findings findings) {
    return switch (findings.at(intent.wanted().orElseThrow().destination().target())) {
      case Finding.Found(var there) when there.equals(wanted) ->
          new Planned.UpToDate(intent, wanted);
      case Finding.Found(var there) -> new Planned.Move(intent, there, wanted);
      case Finding.Absent _ -> new Planned.Copy(intent, wanted);
      case Finding.Failed(var failure) -> failed(intent, failure);
      case Finding.FeedFailed(var failure) -> failed(intent, failure);
    };
  }

  private Planned failed(Intent intent, Failure failure) {
    boolean unreadable =
        failure.cause() == Failure.Cause.CREDENTIAL
            && missingCredential == MissingCredential.UNREADABLE;
    return unreadable
        ? new Planned.Unreadable(intent, failure)
        : new Planned.Blocked(intent, failure);
  }

  private static Failure sourceMissing(Intent intent) {
    return new Failure(Failure.Cause.SOURCE_MISSING, "there is no " + intent.source());
  }

  private static Map<Tag, Digest> tags(Findings findings) {
    var tags = new HashMap<Tag, Digest>();
    findings
        .existing()
        .forEach((target, finding) -> {
          if (target instanceof Tag tag && finding instanceof Finding.Found(var digest)) {
            tags.put(tag, digest);
          }
        });
    return tags;
  }
}
