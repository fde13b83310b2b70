package io.github.imagesync.plan;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.rules.Chains;
import io.github.imagesync.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Surveys and plans destination repositories side by side, each after the plans that feed it.
public final class Planning {

  private final Survey survey;
  private final Planner planner;
  private final int atOnce;

  /// At most `atOnce` repositories are surveyed at a time.
  public Planning(Survey survey, Planner planner, int atOnce) {
    this.survey = survey;
    this.planner = planner;
    this.atOnce = atOnce;
  }

  /// Hands each repository's plan to `sink` as soon as it stands, from many threads, after the
  /// plans that feed it; returns when all are done. Throws [CancellationException] when
  /// interrupted.
  public void each(Collection<Rule> rules, Consumer<RepositoryPlan> sink) {
    var run = new Run(Chains.of(rules), byDestination(rules), sink, new Semaphore(atOnce));
    Together.forEach(run.rules.keySet(), run::plan);
  }

  /// All plans, in the order of the rules but each after those that feed it; `follower` is told of
  /// each as it stands.
  public List<RepositoryPlan> all(Collection<Rule> rules, Consumer<RepositoryPlan> follower) {
    var plans = new ConcurrentLinkedQueue<RepositoryPlan>();
    each(rules, follower.andThen(plans::add));
    var byDestination = new LinkedHashMap<Repository, RepositoryPlan>();
    plans.forEach(plan -> byDestination.put(plan.destination(), plan));
    return Chains.of(rules).repositories().stream().map(byDestination::get).toList();
  }

  private static Map<Repository, List<Rule>> byDestination(Collection<Rule> rules) {
    var byDestination = new LinkedHashMap<Repository, List<Rule>>();
    rules.forEach(rule ->
        byDestination.computeIfAbsent(rule.destination(), _ -> new ArrayList<>()).add(rule));
    return byDestination;
  }

  /// One pass over a set of rules.
  private final class Run {

    private final Chains chains;
    private final Map<Repository, List<Rule>> rules;
    private final Consumer<RepositoryPlan> sink;
    private final Semaphore turns;
    private final OncePerKey<Repository, RepositoryPlan> plans = new OncePerKey<>();

    Run(
        Chains chains,
        Map<Repository, List<Rule>> rules,
        Consumer<RepositoryPlan> sink,
        Semaphore turns) {
      this.chains = chains;
      this.rules = rules;
      this.sink = sink;
      this.turns = turns;
    }

    /// The feeding plans come first by asking for them here; rules without cycles end this.
    RepositoryPlan plan(Repository destination) {
      return plans.get(
          destination,
          _ -> {
            var after = chains.after(destination);
            var feeding = after.stream().map(this::plan).toList();
            var plan = surveyed(destination, Overlay.of(feeding));
            sink.accept(plan);
            return plan;
          });
    }

    private RepositoryPlan surveyed(Repository destination, Overlay overlay) {
      try {
        turns.acquire();
      } catch (InterruptedException e) {
        throw Interrupted.by(e);
      }
      try {
        return planned(destination, overlay);
      } finally {
        turns.release();
      }
    }

    /// Rules that give the repository's own tags new names see what the others will have written.
    private RepositoryPlan planned(Repository destination, Overlay overlay) {
      var mine =
          rules.getOrDefault(destination, List.of()).stream()
              .collect(Collectors.partitioningBy(rule -> rule.source().equals(destination)));
      var plan = planned(destination, mine.getOrDefault(false, List.of()), overlay);
      for (var own : mine.getOrDefault(true, List.of())) {
        plan = plan.and(planned(destination, List.of(own), overlay.and(Overlay.of(List.of(plan)))));
      }
      return plan;
    }

    private RepositoryPlan planned(Repository destination, List<Rule> some, Overlay overlay) {
      var findings = survey.of(destination, some, overlay);
      return planner.plan(destination, some, findings, chains.after(destination));
    }
  }
}
