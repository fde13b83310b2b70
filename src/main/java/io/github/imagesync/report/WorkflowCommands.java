package io.github.imagesync.report;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import java.util.List;
import java.util.Locale;

/// Problems and failures as workflow commands of GitHub Actions, which become annotations: `::error
/// file=…,line=…,col=…,title=…::message`.
public final class WorkflowCommands {

  /// The runner takes 4,096 characters, and escaping makes three of one.
  private static final int LONGEST_MESSAGE = 1_300;

  private WorkflowCommands() {}

  /// One command for each problem.
  public static void write(List<Problem> problems, Lines out) {
    for (var problem : problems) {
      var level =
          switch (problem) {
            case Problem.Mistake _ -> "error";
            case Problem.Warning _ -> "warning";
          };
      var also = problem.other().map(place -> " (see also " + place + ")").orElse("");
      out.command(command(level, problem.place(), problem.code().id(), problem.message() + also));
    }
  }

  /// One command for each image that failed, on its rule's line.
  public static void write(Report report, Lines out) {
    write(report.problems(), out);
    for (var trouble : Trouble.of(report.results())) {
      out.command(
          command(
              "error",
              trouble.place(),
              trouble.intent().destination(),
              trouble.message() + " (what to do: " + trouble.advice() + ")"));
    }
  }

  /// One annotation.
  public static void write(Level level, Place place, String title, String message, Lines out) {
    out.command(command(level.name().toLowerCase(Locale.ROOT), place, title, message));
  }

  /// How loud an annotation is.
  public enum Level {
    ERROR,
    WARNING,
    NOTICE
  }

  private static String command(String level, Place place, String title, String message) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            level,
            property(place.file()),
            place.line(),
            place.column(),
            property(title),
            data(message));
  }

  private static String data(String text) {
    var cut = text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    return Lines.harmless(cut.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
