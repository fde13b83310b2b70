package io.github.imagesync.cli;

import io.github.imagesync.job.Audience;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.Revisions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies one image or repository, without a rules file.
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Copies one image or repository. Both are written as in a rules file.",
    footer = {
      "",
      "Examples:",
      "  image-sync copy alpine:3.20 registry.example.com/mirror/alpine",
      "  image-sync copy 'alpine:/^3\\./' localhost:5000/alpine",
      "  image-sync copy alpine:3.20 oci:./alpine"
    })
final class CopyCommand implements Callable<Integer> {

  private final World world;
  private final Signals signals;

  @Parameters(index = "0", paramLabel = "SRC", description = "What to copy.")
  private String source = "";

  @Parameters(index = "1", paramLabel = "DST", description = "Where to.")
  private String destination = "";

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Mixin(name = ChoiceOptions.NAME)
  private PlatformOption platform = new PlatformOption();

  @Mixin(name = RegistryOptions.NAME)
  private RegistryOptions registries = new RegistryOptions();

  @Mixin(name = OutputOptions.NAME)
  private OutputOptions output = new OutputOptions();

  @Mixin(name = LogOptions.NAME)
  private LogOptions log = new LogOptions();

  CopyCommand(World world, Signals signals) {
    this.world = world;
    this.signals = signals;
  }

  @Override
  public Integer call() {
    output.check(world);
    var rule = platform.applied(OneRule.of(source, destination));
    var logins = Logins.read(registries.auth, world);
    var work = new Work(rule, rule.rules(), logins, Revisions.NONE);
    try (var prepared = Prepared.of(work, registries, world)) {
      var report = Watching.during(audience -> run(prepared, audience), world, log);
      return output.tell(report, Revisions.NONE, log.detail(), world).number();
    }
  }

  private Report run(Prepared prepared, Audience audience) {
    return dryRun
        ? prepared.plan(Limits.NONE, audience)
        : prepared.sync(Mode.COPY, Limits.NONE, audience, signals.cancellingWithReport());
  }
}
