package io.github.imagesync.rules;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills in `${NAME}`. Only names that the settings list are read, and no message holds a value.
final class Variables {

  private static final Pattern USE = Pattern.compile("\\$\\{([a-zA-Z_][a-zA-Z0-9_]*)}");

  private Variables() {}

  /// The text with its variables filled in; their names are added to `used`.
  static String expand(String text, Settings settings, Set<String> used) throws Refusal {
    var matcher = USE.matcher(text);
    if (matcher.replaceAll("").contains("$")) {
      throw new Refusal(
          RuleProblem.BAD_REFERENCE, "a dollar that starts no variable; write it ${NAME}");
    }
    matcher.reset();
    var expanded = new StringBuilder();
    while (matcher.find()) {
      var name = matcher.group(1);
      used.add(name);
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value(name, settings)));
    }
    matcher.appendTail(expanded);
    return expanded.toString();
  }

  private static String value(String name, Settings settings) throws Refusal {
    Optional<String> value = settings.variables().get(name);
    if (value == null) {
      throw new Refusal(
          RuleProblem.VARIABLE_NOT_ALLOWED,
          "the variable '%s' is not allowed in rules; allow it with --allow-env %s"
              .formatted(name, name));
    }
    return value.orElseThrow(() ->
        new Refusal(
            RuleProblem.UNSET_VARIABLE,
            "the variable '%s' is not set; set it in the environment".formatted(name)));
  }
}
