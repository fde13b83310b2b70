package io.github.imagesync.cli;

import io.github.imagesync.oci.Platform;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleOptions;
import io.github.imagesync.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What of an image to copy.
class PlatformOption {

  static final String NAME = "Choice";

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      split = EnvironmentDefaults.SEPARATOR,
      hideParamSyntax = true,
      description = "Copy this platform alone, where a rule does not say. One for now.")
  List<Platform> platforms = new ArrayList<>();

  /// The rules, with the platform where they name none.
  RuleSet applied(RuleSet rules) {
    if (platforms.size() > 1) {
      throw new Unusable(
          "--platform: one platform, or none for all; a part of an index can't be copied unchanged");
    }
    return platforms.isEmpty()
        ? rules
        : new RuleSet(
            rules.rules().stream().map(this::onPlatform).toList(),
            rules.problems(),
            rules.files(),
            rules.settings());
  }

  /// Throws [Unusable] where another option has no use for a platform.
  void refusePlatforms(String option) {
    if (!platforms.isEmpty()) {
      throw new Unusable("--platform does not go with " + option + ": say it in the rules");
    }
  }

  private Rule onPlatform(Rule rule) {
    var effective = rule.effective();
    var options = effective.options();
    return options.platforms().isEmpty()
        ? new Rule(
            rule.written(),
            new Rule.Effective(
                effective.source(),
                effective.selector(),
                effective.destination(),
                effective.destinationTags(),
                new RuleOptions(platforms, options.whenEmpty(), options.referrers())))
        : rule;
  }
}
