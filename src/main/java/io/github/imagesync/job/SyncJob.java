package io.github.imagesync.job;

import io.github.imagesync.copy.CopyListener;
import io.github.imagesync.copy.CopyRun;
import io.github.imagesync.copy.Copying;
import io.github.imagesync.plan.Appraisal;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planner;
import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.Planning;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.plan.Survey;
import io.github.imagesync.plan.Volume;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.report.Ending;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes destinations what the rules say. Repositories are copied as soon as their own plan stands;
/// where a limit is set, all plans must stand before the first byte moves.
public record SyncJob(
    Sources sources,
    Destinations destinations,
    RequestCounts requests,
    Limits limits,
    Copying copying) {

  /// What is under way when a run is cancelled gets so long to end.
  private static final Duration GRACE = Duration.ofSeconds(5);

  /// Syncs the chosen ones of these rules.
  public Report run(
      Mode mode,
      RuleSet rules,
      Collection<Rule> chosen,
      Audience audience,
      Cancellation cancellation) {
    var begun = Begun.now(mode, rules, requests, copying.clock());
    if (!rules.mistakes().isEmpty()) {
      return begun.refused();
    }
    audience.started((int) chosen.stream().map(Rule::destination).distinct().count());
    var manifests = new Manifests(sources);
    var run = copying.run(sources, destinations, manifests, new Followed(audience));
    cancellation.onRequest(() -> run.cancel(GRACE));
    if (!limits.areSet()) {
      boolean planned = cancellation.interrupting(() -> planning().each(chosen, run::accept));
      return ended(begun, planned, Optional.empty(), run, cancellation);
    }
    var plans = new ArrayList<RepositoryPlan>();
    if (!cancellation.interrupting(() -> plans.addAll(planning().all(chosen, _ -> {})))) {
      return ended(begun, false, Optional.empty(), run, cancellation);
    }
    var plan = appraised(plans, manifests);
    var excesses = limits.exceededBy(plan);
    if (!excesses.isEmpty()) {
      return begun.refused(plan, excesses);
    }
    plans.forEach(run::accept);
    return ended(begun, true, Optional.of(plan), run, cancellation);
  }

  private Planning planning() {
    var planner = new Planner(MissingCredential.FAILS);
    return new Planning(new Survey(sources), planner, 2 * copying.jobs());
  }

  /// Sizes are read only where a limit asks for them.
  private Plan appraised(List<RepositoryPlan> plans, Manifests manifests) {
    return limits.maxBytes().isPresent()
        ? new Appraisal(manifests, Integer.MAX_VALUE).sized(plans)
        : new Plan(plans, Volume.NONE, Map.of());
  }

  /// Waits for the copying; a cancellation may come at any time until then.
  private static Report ended(
      Begun begun, boolean planned, Optional<Plan> plan, CopyRun run, Cancellation cancellation) {
    var results = run.finish();
    boolean whole = planned && !cancellation.isRequested();
    return begun.ended(whole ? Ending.COMPLETE : Ending.CANCELLED, plan, results);
  }

  /// Passes on to the audience what the copying tells.
  private record Followed(Audience audience) implements CopyListener {

    @Override
    public void planned(RepositoryPlan plan) {
      audience.planned(plan);
    }

    @Override
    public void started(Intent intent) {
      audience.copying(intent);
    }

    @Override
    public void moved(long bytes) {
      audience.moved(bytes);
    }

    @Override
    public void finished(Result result) {
      audience.finished(result);
    }
  }
}
