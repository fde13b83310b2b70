package io.github.imagesync.cli;

import io.github.imagesync.github.CheckRuns;
import io.github.imagesync.github.Ci;
import io.github.imagesync.github.CiSetup;
import io.github.imagesync.github.EventReader;
import io.github.imagesync.github.GitHubEnvironment;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.report.LimitWords;
import io.github.imagesync.rules.Layouts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--plan-forks",
      description = "Plan the rules of forks too, which may name any host. Default: only check.")
  private boolean planForks;

  @Option(names = "--result", paramLabel = "FILE", description = "Write the result as JSON.")
  private Optional<Path> result = Optional.empty();

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = StateOptions.NAME)
  private StateOptions state = new StateOptions();

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
    var environment = GitHubEnvironment.of(world.environment()::get);
    var event = EventReader.read(environment);
    registries.check();
    try (var repository = state.open(environment, world);
        var jobs = new CommitJobs(registries, limits.limits(), world)) {
      var revisions = new RuleRevisions(repository, rules.committedPaths(), Layouts.REFUSED);
      return Watching.during(
          audience -> {
            var setup = setup(environment, revisions, jobs, audience);
            return new Ci(setup, jobs::sync, state.fullEvery, ChoiceOptions::filter)
                .run(event, signals.cancellingWithReport())
                .number();
          },
          world,
          log);
    }
  }

  private CiSetup setup(
      GitHubEnvironment environment, RuleRevisions revisions, CommitJobs jobs, Audience audience) {
    return new CiSetup(
        environment,
        CheckRuns.of(environment, new ApiProxies(world.environment()), world.clock()),
        revisions,
        state.branch(),
        rules.settings(world),
        LimitWords.of(limits.limits()),
        planForks ? CiSetup.ForkRules.PLANNED : CiSetup.ForkRules.OFFLINE,
        jobs::plan,
        audience,
        world.outLines(),
        result.map(world.directory()::resolve),
        world.clock());
  }
}
