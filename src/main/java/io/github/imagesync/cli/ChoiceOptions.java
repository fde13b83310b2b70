package io.github.imagesync.cli;

import io.github.imagesync.oci.Platform;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleOptions;
import io.github.imagesync.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Which of the rules, and what of their images.
final class ChoiceOptions {

  static final String NAME = "Choice";

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      split = EnvironmentDefaults.SEPARATOR,
      hideParamSyntax = true,
      description = "Only rules whose source or destination matches, such as '*/nginx*'.")
  List<String> only = new ArrayList<>();

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

  /// The rules to work on. Throws [Unusable] where the filter leaves none.
  List<Rule> chosen(RuleSet rules) {
    if (only.isEmpty()) {
      return rules.rules();
    }
    var pattern = pattern(only);
    var chosen = rules.rules().stream().filter(rule -> matches(pattern, rule)).toList();
    if (chosen.isEmpty() && rules.mistakes().isEmpty()) {
      throw new Unusable(
          "--only: none of the %d rules has a source or destination like '%s'"
              .formatted(rules.rules().size(), String.join(", ", only)));
    }
    return chosen;
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

  /// `*` is any text, slashes too; `?` is one character.
  private static Pattern pattern(List<String> globs) {
    return Pattern.compile(
        globs.stream().map(ChoiceOptions::expression).collect(Collectors.joining("|")));
  }

  private static String expression(String glob) {
    return glob.chars()
        .mapToObj(Character::toString)
        .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c))
        .collect(Collectors.joining());
  }

  private static boolean matches(Pattern pattern, Rule rule) {
    return Stream.of(
            rule.written().source(),
            rule.written().destination(),
            rule.source().toString(),
            rule.destination().toString())
        .anyMatch(name -> pattern.matcher(name).matches());
  }
}
