package io.github.imagesync.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

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
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    var name = option.longestName().replaceFirst("^-+", "");
    var value = valueOf(name);
    return value != null && option.isMultiValue()
        ? String.join(SEPARATOR, value.strip().split("[,\\s]+"))
        : value;
  }

  private @Nullable String valueOf(String name) {
    var value = environment.get(variable(name));
    if (value == null || value.isBlank()) {
      var other = OTHER_NAMES.get(name);
      value = other == null ? null : environment.get(other);
    }
    return value == null || value.isBlank() ? null : value;
  }

  /// The variable of an option.
  static String variable(String name) {
    return "IMAGE_SYNC_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
