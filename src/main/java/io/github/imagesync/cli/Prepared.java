package io.github.imagesync.cli;

import io.github.imagesync.copy.Copying;
import io.github.imagesync.document.Problem;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.PlanJob;
import io.github.imagesync.job.SyncJob;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/// Rules, logins and registries, ready for a job.
final class Prepared implements AutoCloseable {

  private final RuleSet rules;
  private final List<Rule> chosen;
  private final RegistryOptions options;
  private final Registries registries;
  private final World world;

  private Prepared(
      RuleSet rules,
      List<Rule> chosen,
      RegistryOptions options,
      Registries registries,
      World world) {
    this.rules = rules;
    this.chosen = chosen;
    this.options = options;
    this.registries = registries;
    this.world = world;
  }

  /// Ready to work on the chosen ones of the rules. Mistakes in the credentials file count like
  /// those in rules: the job refuses to begin.
  static Prepared of(Work work, RegistryOptions options, World world) {
    options.check();
    var registries = new Registries(options.http(world), work.logins().credentials(), world);
    return new Prepared(
        with(work.logins().problems(), work.rules()), work.chosen(), options, registries, world);
  }

  private static RuleSet with(List<Problem> problems, RuleSet rules) {
    return problems.isEmpty()
        ? rules
        : new RuleSet(
            rules.rules(),
            Stream.concat(problems.stream(), rules.problems().stream()).toList(),
            rules.files(),
            rules.settings());
  }

  /// Says what a sync would do.
  Report plan(Limits limits, Audience audience) {
    return new PlanJob(
            registries.sources(), registries.requests(), limits, options.jobs, world.clock())
        .run(rules, chosen, audience);
  }

  /// Does it.
  Report sync(Mode mode, Limits limits, Audience audience, Cancellation cancellation) {
    return new SyncJob(
            registries.sources(),
            registries.destinations(),
            registries.requests(),
            limits,
            new Copying(options.jobs, options.uploads(), world.clock()))
        .run(mode, rules, chosen, audience, cancellation);
  }

  @Override
  public void close() {
    registries.close();
  }
}
