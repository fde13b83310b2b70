package io.github.imagesync.cli;

import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Which of the rules.
final class ChoiceOptions extends PlatformOption {

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      split = EnvironmentDefaults.SEPARATOR,
      hideParamSyntax = true,
      description = "Only rules whose source or destination matches, such as '*/nginx*'.")
  List<String> only = new ArrayList<>();

  /// Those of the rules that the filter leaves. Throws [Unusable] where it fits no rule at all.
  List<Rule> chosen(RuleSet rules, List<Rule> among) {
    if (only.isEmpty()) {
      return among;
    }
    var pattern = pattern(only);
    if (rules.mistakes().isEmpty()
        && rules.rules().stream().noneMatch(rule -> matches(pattern, rule))) {
      throw new Unusable(
          "--only: none of the %d rules has a source or destination like '%s'"
              .formatted(rules.rules().size(), String.join(", ", only)));
    }
    return among.stream().filter(rule -> matches(pattern, rule)).toList();
  }

  /// Rules whose source or destination is like one of these, apart by commas or spaces.
  static Predicate<Rule> filter(String globs) {
    var pattern = pattern(List.of(globs.strip().split("[,\\s]+")));
    return rule -> matches(pattern, rule);
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
