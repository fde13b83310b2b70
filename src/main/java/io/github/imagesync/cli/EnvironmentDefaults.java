package io.github.imagesync.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Options that are not given come from the environment: `--max-moves` from IMAGE_SYNC_MAX_MOVES.
/// An empty variable counts as not given, since CI systems give missing values as empty ones.
final class EnvironmentDefaults implements IDefaultValueProvider {

  /// Parts the values of a repeatable option; no one types it.
  static final String SEPARATOR = "\u001f";

  /// Names that these options had before there was image-sync.
  private static final Map<String, String> OTHER_NAMES =
      Map.of("registry", "DEFAULT_REGISTRY", "namespace", "DEFAULT_NAMESPACE");

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || isFlag(option)) {
      return null;
    }
    var value = valueOf(option);
    return value != null && option.isMultiValue()
        ? String.join(SEPARATOR, value.strip().split("[,\\s]+"))
        : value;
  }

  /// Sets the flags that were not given: picocli would turn one that is true by default to false
  /// when it is given. A flag that counts takes a number too.
  void setFlags(ParseResult parsed) {
    for (var option : parsed.commandSpec().options()) {
      var value = valueOf(option);
      if (!isFlag(option) || isHelp(option) || parsed.hasMatchedOption(option) || value == null) {
        continue;
      }
      int times = times(option, value);
      if (option.isMultiValue()) {
        var flags = new boolean[times];
        Arrays.fill(flags, true);
        option.setValue(flags);
      } else {
        option.setValue(times > 0);
      }
    }
  }

  private static int times(OptionSpec option, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> 1;
      case "false", "no", "0" -> 0;
      case "2" -> 2;
      default ->
          throw new ParameterException(
              option.command().commandLine(),
              "%s: true or false, not '%s'".formatted(variable(option), value));
    };
  }

  private static boolean isFlag(OptionSpec option) {
    return option.type() == boolean.class || option.type() == boolean[].class;
  }

  private static boolean isHelp(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  private @Nullable String valueOf(OptionSpec option) {
    var name = option.longestName().replaceFirst("^-+", "");
    var value = environment.get(variable(option));
    if (value == null || value.isBlank()) {
      var other = OTHER_NAMES.get(name);
      value = other == null ? null : environment.get(other);
    }
    return value == null || value.isBlank() ? null : value;
  }

  /// The variable of an option.
  private static String variable(OptionSpec option) {
    var name = option.longestName().replaceFirst("^-+", "");
    return "IMAGE_SYNC_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
