package io.github.imagesync.job;

import io.github.imagesync.plan.Appraisal;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.Planner;
import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.Planning;
import io.github.imagesync.plan.Review;
import io.github.imagesync.plan.Survey;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.time.InstantSource;
import java.util.Collection;

/// Says what a sync would do now. It is given sources only, so it can't write to any registry.
public record PlanJob(
    Sources sources, RequestCounts requests, Limits limits, int jobs, InstantSource clock) {

  /// Docker Hub counts a manifest as a pull, so a plan reads only so many.
  private static final int MOST_MANIFESTS = 100;

  /// Plans the chosen ones of these rules.
  public Report run(RuleSet rules, Collection<Rule> chosen, Audience audience) {
    var begun = Begun.now(Mode.PLAN, rules, requests, clock);
    if (!rules.mistakes().isEmpty()) {
      return begun.refused();
    }
    audience.started((int) chosen.stream().map(Rule::destination).distinct().count());
    var planner = new Planner(MissingCredential.UNREADABLE);
    var planning = new Planning(new Survey(sources), planner, jobs);
    var plans = planning.all(chosen, audience::planned);
    var appraisal = new Appraisal(new Manifests(sources), MOST_MANIFESTS);
    var plan = appraisal.detailed(plans, new Review(sources, appraisal));
    return begun.planned(plan, limits.exceededBy(plan));
  }
}
