package io.github.imagesync.report;

import io.github.imagesync.document.Problem;
import java.util.List;

/// Problems for people and editors: `file:line:column: message`.
public final class ProblemText {

  private ProblemText() {}

  public static void write(List<Problem> problems, Lines out) {
    problems.forEach(problem -> out.line(of(problem)));
  }

  /// One problem in one line.
  public static String of(Problem problem) {
    return "%s: %s".formatted(problem.place(), withoutPlace(problem));
  }

  /// What is wrong, with the second place where there is one.
  static String withoutPlace(Problem problem) {
    var severity =
        switch (problem) {
          case Problem.Mistake _ -> "";
          case Problem.Warning _ -> "warning: ";
        };
    var also = problem.other().map(place -> " (see also " + place + ")").orElse("");
    return severity + problem.message() + also;
  }
}
