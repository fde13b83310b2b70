package io.github.imagesync.cli;

import io.github.imagesync.report.Lines;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What surrounds the process: environment, working directory, where results and the log go, and
/// whether a person watches.
public record World(
    Map<String, String> environment,
    Path directory,
    PrintWriter out,
    PrintWriter err,
    Clock clock,
    Screen screen) {

  /// Where stdout leads.
  public enum Screen {
    TERMINAL,
    LOG
  }

  /// The world of this very process.
  static World real() {
    var environment = System.getenv();
    return of(environment, Path.of(""), System.out, System.err, screen(environment));
  }

  /// A world that prints to these streams, in UTF-8.
  public static World of(
      Map<String, String> environment,
      Path directory,
      PrintStream out,
      PrintStream err,
      Screen screen) {
    return new World(
        Map.copyOf(environment),
        directory,
        new PrintWriter(out, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC(),
        screen);
  }

  private static Screen screen(Map<String, String> environment) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean watched =
        terminal && !environment.containsKey("CI") && !"dumb".equals(environment.get("TERM"));
    return watched ? Screen.TERMINAL : Screen.LOG;
  }

  Lines outLines() {
    return new Lines(out);
  }

  Lines errLines() {
    return new Lines(err);
  }

  /// A file as the user names it.
  Path path(String name) {
    return directory.resolve(name);
  }
}
