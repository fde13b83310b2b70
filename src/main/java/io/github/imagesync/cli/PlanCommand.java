package io.github.imagesync.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what a sync would do now.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says what a sync would do now.",
      "Marks: + copy, → move, = up to date (with -v), ! can't be done, ? not readable."
    },
    footer = {
      "",
      "Examples:",
      "  image-sync plan",
      "  image-sync plan --rules rules/ --only 'kubesphere/*' -v",
      "  image-sync plan --max-moves 10 --format json"
    })
final class PlanCommand implements Callable<Integer> {

  private final World world;

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = RepositoryOptions.NAME)
  private RepositoryOptions repository = new RepositoryOptions();

  @Mixin(name = ChoiceOptions.NAME)
  private ChoiceOptions choice = new ChoiceOptions();

  @Mixin(name = RegistryOptions.NAME)
  private RegistryOptions registries = new RegistryOptions();

  @Mixin(name = LimitOptions.NAME)
  private LimitOptions limits = new LimitOptions();

  @Mixin(name = OutputOptions.NAME)
  private OutputOptions output = new OutputOptions();

  @Mixin(name = LogOptions.NAME)
  private LogOptions log = new LogOptions();

  PlanCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    output.check(world);
    var work = Work.read(rules, repository, choice, registries.auth, world);
    try (var prepared = Prepared.of(work, registries, world)) {
      var report =
          Watching.during(audience -> prepared.plan(limits.limits(), audience), world, log);
      return output.tell(report, work.revisions(), log.detail(), world).number();
    }
  }
}
