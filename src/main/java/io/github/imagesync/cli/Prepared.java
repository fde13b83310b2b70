package io.github.imagesync.cli;

import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.util.List;

/// Rules, logins and registries, ready for a job.
final class Prepared implements AutoCloseable {

  private final RuleSet rules;
  private final List<Rule> chosen;
  private final RegistryOptions options;
  private final Registries registries;

  private Prepared(
      RuleSet rules, List<Rule> chosen, RegistryOptions options, Registries registries) {
    this.rules = rules;
    this.chosen = chosen;
    this.options = options;
    this.registries = registries;
  }

  /// Ready to work on the chosen ones of the rules. Mistakes in the credentials file count like
  /// those in rules: the job refuses to begin.
  static Prepared of(Work work, RegistryOptions options, World world) {
    options.check();
    var registries = new Registries(options.http(world), work.logins().credentials(), world);
    return new Prepared(
        work.rules().after(work.logins().problems()), work.chosen(), options, registries);
  }

  /// Says what a sync would do.
  Report plan(Limits limits, Audience audience) {
    return registries.planJob(limits, options).run(rules, chosen, audience);
  }

  /// Does it.
  Report sync(Mode mode, Limits limits, Audience audience, Cancellation cancellation) {
    return registries.syncJob(limits, options).run(mode, rules, chosen, audience, cancellation);
  }

  @Override
  public void close() {
    registries.close();
  }
}
