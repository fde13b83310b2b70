package io.github.imagesync.cli;

import io.github.imagesync.github.Ci;
import io.github.imagesync.github.EventReader;
import io.github.imagesync.github.GitHubEnvironment;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.rules.Layouts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Does what the event of a workflow calls for.
@Command(
    name = "ci",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Inside GitHub Actions: does what the workflow's event calls for, and posts a check run.",
      "A pull request is checked and planned, a push syncs what it changed, a schedule everything."
    },
    footer = {"", "Example, as a step of a workflow:", "  image-sync ci --max-moves 20"})
final class CiCommand implements Callable<Integer> {

  private final World world;
  private final Signals signals;

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = CiOptions.NAME)
  private CiOptions options = new CiOptions();

  @Mixin(name = RegistryOptions.NAME)
  private RegistryOptions registries = new RegistryOptions();

  @Mixin(name = LimitOptions.NAME)
  private LimitOptions limits = new LimitOptions();

  @Mixin(name = LogOptions.NAME)
  private LogOptions log = new LogOptions();

  CiCommand(World world, Signals signals) {
    this.world = world;
    this.signals = signals;
  }

  @Override
  public Integer call() {
    registries.check();
    var environment = GitHubEnvironment.of(world.environment()::get);
    var event = EventReader.read(environment);
    try (var repository = options.open(environment, world);
        var jobs = new CommitJobs(registries, limits.limits(), world)) {
      var revisions = new RuleRevisions(repository, rules.committedPaths(), Layouts.REFUSED);
      return Watching.during(
          audience -> {
            var setup = options.setup(environment, revisions, rules, jobs, audience, world);
            return new Ci(setup, jobs::sync, options.fullEvery, ChoiceOptions::filter)
                .run(event, signals.cancellingWithReport())
                .number();
          },
          world,
          log);
    }
  }
}
