package io.github.imagesync.cli;

import io.github.imagesync.job.ExitCode;
import io.github.imagesync.job.ValidateJob;
import io.github.imagesync.report.Headline;
import io.github.imagesync.report.ProblemJson;
import io.github.imagesync.report.ProblemText;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.WorkflowCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Checks rules files without asking any registry.
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads and checks rules files, offline. Exit code 2 with every problem.",
    footer = {
      "",
      "Examples:",
      "  image-sync validate",
      "  image-sync validate rules/ images.json",
      "  image-sync validate --format github"
    })
final class ValidateCommand implements Callable<Integer> {

  private final World world;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "As --rules.")
  private List<String> paths = new ArrayList<>();

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = FormatOption.NAME)
  private FormatOption output = new FormatOption();

  @Mixin(name = LogOptions.NAME)
  private LogOptions log = new LogOptions();

  ValidateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    var all = new ArrayList<>(paths);
    all.addAll(rules.paths);
    var report = new ValidateJob(world.clock()).run(rules.read(world, all));
    print(report);
    return ExitCode.of(report).number();
  }

  private void print(Report report) {
    var out = world.outLines();
    switch (output.format) {
      case TEXT -> {
        ProblemText.write(report.problems(), out);
        if (!log.isQuiet()) {
          out.line(Headline.of(report));
        }
      }
      case JSON -> ProblemJson.write(report.problems(), report.rules(), world.out());
      case GITHUB -> WorkflowCommands.write(report.problems(), out);
    }
  }
}
