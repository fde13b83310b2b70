package io.github.imagesync.cli;

import io.github.imagesync.job.ExitCode;
import io.github.imagesync.report.DiffJson;
import io.github.imagesync.report.DiffText;
import io.github.imagesync.report.ProblemText;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.rules.RuleDiff;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says which rules changed between two commits.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says which rules changed between two commits of the config repository.",
    footer = {
      "",
      "Example:",
      "  image-sync diff --repo . --before HEAD~1 --after HEAD --format json"
    })
final class DiffCommand implements Callable<Integer> {

  private final World world;

  @Option(
      names = "--repo",
      paramLabel = "DIR|URL",
      defaultValue = ".",
      description = "Git repository. A token comes from GITHUB_TOKEN. Default: this folder.")
  private String location = ".";

  @Option(
      names = "--before",
      paramLabel = "REV",
      required = true,
      description = "From this commit.")
  private String before = "";

  @Option(names = "--after", paramLabel = "REV", required = true, description = "To this commit.")
  private String after = "";

  @Mixin(name = RulesOptions.NAME)
  private RulesOptions rules = new RulesOptions();

  @Mixin(name = FormatOption.NAME)
  private FormatOption output = new FormatOption();

  @Mixin(name = LogOptions.NAME)
  LogOptions log = new LogOptions();

  DiffCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (var repository = new RepositoryOptions().open(location, world)) {
      var base = RepositoryOptions.commit(repository, before);
      var tip = RepositoryOptions.commit(repository, after);
      var committed = new CommittedRules(repository, rules, world);
      var now = committed.at(tip);
      print(RuleDiff.between(committed.before(base), now), Revisions.between(base.id(), tip.id()));
      // Rules with mistakes are left out of the comparison, which the caller must hear of.
      ProblemText.write(now.problems(), world.errLines());
      return (now.mistakes().isEmpty() ? ExitCode.WELL : ExitCode.REFUSED).number();
    }
  }

  private void print(RuleDiff diff, Revisions revisions) {
    switch (output.format) {
      case TEXT, GITHUB -> DiffText.write(diff, world.outLines());
      case JSON -> DiffJson.write(diff, revisions, world.out());
    }
  }
}
