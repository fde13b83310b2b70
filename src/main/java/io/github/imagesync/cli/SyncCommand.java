package io.github.imagesync.cli;

import io.github.imagesync.job.Wish.Effect;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes destinations what the rules say.
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Copies what the rules say and the destinations do not have.",
    footer = {
      "",
      "Examples:",
      "  image-sync sync --dry-run",
      "  image-sync sync --repo https://github.com/org/config --keep-state",
      "  image-sync sync --rules 'rules/*.yaml' --max-moves 20 --max-bytes 50GB"
    })
final class SyncCommand implements Callable<Integer> {

  private final World world;
  private final Signals signals;

  @Option(names = "--dry-run", description = "Only say what would be done, as plan does.")
  private boolean dryRun;

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = RepositoryOptions.NAME)
  private RepositoryOptions repository = new RepositoryOptions();

  @Mixin(name = KeepingOptions.NAME)
  private KeepingOptions keeping = new KeepingOptions();

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

  SyncCommand(World world, Signals signals) {
    this.world = world;
    this.signals = signals;
  }

  @Override
  public Integer call() {
    output.check(world);
    var runs = new SyncRuns(world, rules, repository, choice, registries, limits, signals);
    var effect = dryRun ? Effect.DRY : Effect.SYNC;
    var ended =
        Watching.during(
            audience ->
                keeping.keepState
                    ? runs.kept(effect, keeping.fullEvery, audience)
                    : runs.once(effect, audience),
            world,
            log);
    return output.tell(ended.report(), ended.revisions(), log.detail(), world).number();
  }
}
