package io.github.imagesync.cli;

import io.github.imagesync.document.Problem;
import io.github.imagesync.git.RulePath;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the rules are, and what they mean.
final class RulesOptions {

  static final String NAME = "Rules";

  private static final List<String> USUAL = List.of("images.json", "rules");

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      split = EnvironmentDefaults.SEPARATOR,
      hideParamSyntax = true,
      description = "Rules file, folder or glob; repeatable. Default: images.json and rules/.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--registry",
      paramLabel = "HOST",
      description = "Registry of empty destinations. Also DEFAULT_REGISTRY.")
  Optional<String> registry = Optional.empty();

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Namespace of empty destinations. Also DEFAULT_NAMESPACE.")
  Optional<String> namespace = Optional.empty();

  @Option(
      names = "--allow-env",
      paramLabel = "NAME",
      split = EnvironmentDefaults.SEPARATOR,
      hideParamSyntax = true,
      description = "Variable that destinations may use as $${NAME}; repeatable.")
  List<String> allowed = new ArrayList<>();

  /// All rules with all their problems. Throws [Unusable] where there is no rules file at all.
  RuleSet read(World world) {
    return read(world, paths);
  }

  /// As [#read(World)], of these paths.
  RuleSet read(World world, List<String> chosen) {
    var found = RuleFinder.find(world.directory(), chosen.isEmpty() ? usual(world) : chosen);
    if (found.files().isEmpty() && found.problems().isEmpty()) {
      throw new Unusable(
          "no rules: write images.json or files in rules/, or name them with --rules PATH");
    }
    return parse(world, found.files(), found.problems());
  }

  RuleSet parse(World world, List<RuleFile> files, List<Problem> unreadable) {
    return RuleSet.parse(files, settings(world)).after(unreadable);
  }

  /// The paths as they stand in a commit.
  List<RulePath> committedPaths() {
    return paths.isEmpty() ? RulePath.DEFAULTS : paths.stream().map(RulePath::parse).toList();
  }

  private static List<String> usual(World world) {
    return USUAL.stream().filter(path -> Files.exists(world.path(path))).toList();
  }

  Settings settings(World world) {
    return Settings.of(registry.orElse(null), namespace.orElse(null), allowed, world.environment());
  }
}
