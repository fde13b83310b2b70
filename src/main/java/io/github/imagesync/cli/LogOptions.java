package io.github.imagesync.cli;

import io.github.imagesync.report.Detail;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/// How much is said.
final class LogOptions {

  static final String NAME = "Log";

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more; twice for everything, with stack traces.")
  boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      description = "Say only what failed.")
  boolean quiet;

  /// The options of the command that was called.
  static LogOptions of(ParseResult parsed) {
    CommandSpec mixin = last(parsed).commandSpec().mixins().get(NAME);
    return mixin != null && mixin.userObject() instanceof LogOptions options
        ? options
        : new LogOptions();
  }

  /// Of a command and its subcommand the latter.
  static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  Detail detail() {
    return verbose.length > 0 ? Detail.FULL : Detail.BRIEF;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean showsTraces() {
    return verbose.length > 1;
  }

  Logging.Level level() {
    if (quiet) {
      return Logging.Level.QUIET;
    }
    return switch (verbose.length) {
      case 0 -> Logging.Level.NORMAL;
      case 1 -> Logging.Level.MORE;
      default -> Logging.Level.ALL;
    };
  }
}
