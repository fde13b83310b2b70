package io.github.imagesync.github;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.github.Annotation.Level;
import io.github.imagesync.report.Lines;
import io.github.imagesync.report.NewRepositories;
import io.github.imagesync.report.NewRepositories.Creation;
import io.github.imagesync.report.NewRepositories.Missing;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.Trouble;
import io.github.imagesync.report.WorkflowCommands;
import io.github.imagesync.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run has to remark on lines of rule files, the loudest first.
final class Annotations {

  /// The runner shows so many of a step, for each level.
  private static final int MOST_COMMANDS = 10;

  private static final String TITLE = "image-sync";

  /// Gives the place that a remark is shown at, or none where it is no one's business here.
  interface Placing {
    /// For remarks on the very files that were read.
    Placing AS_READ =
        new Placing() {
          @Override
          public Optional<Place> of(Problem problem) {
            return Optional.of(problem.place());
          }

          @Override
          public Optional<Place> of(Rule rule) {
            return Optional.of(rule.written().place());
          }
        };

    Optional<Place> of(Problem problem);

    Optional<Place> of(Rule rule);
  }

  private Annotations() {}

  static List<Annotation> of(Report report, Placing placing) {
    var all = new ArrayList<Annotation>();
    for (var problem : report.problems()) {
      placing.of(problem).map(place -> remark(problem, place)).ifPresent(all::add);
    }
    for (var trouble : Trouble.of(report.results())) {
      placing.of(trouble.rule()).map(place -> remark(trouble, place)).ifPresent(all::add);
    }
    for (var missing : report.plan().map(NewRepositories::in).orElse(List.of())) {
      placing.of(missing.rule()).map(place -> remark(missing, place)).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(Annotation::level).reversed());
    return all.stream().distinct().toList();
  }

  private static Annotation remark(Problem problem, Place place) {
    var level =
        switch (problem) {
          case Problem.Mistake _ -> Level.FAILURE;
          case Problem.Warning _ -> Level.WARNING;
        };
    var also = problem.other().map(other -> " (see also " + other + ")").orElse("");
    return new Annotation(level, place, problem.code().id(), problem.message() + also);
  }

  private static Annotation remark(Trouble trouble, Place place) {
    return new Annotation(
        Level.FAILURE, place, trouble.destination(), trouble.message() + ". " + trouble.advice());
  }

  private static Annotation remark(Missing missing, Place place) {
    return missing.creation() == Creation.BY_SOMEONE
        ? new Annotation(
            Level.FAILURE,
            place,
            TITLE,
            missing.repository() + " does not exist; create it before the merge")
        : new Annotation(
            Level.NOTICE,
            place,
            TITLE,
            missing.repository() + " does not exist yet; the first push creates it");
  }

  /// As workflow commands, where there is no check run to carry them: as many of each level as the
  /// runner takes, the loudest first, then how many more there are.
  static void print(List<Annotation> annotations, Lines out) {
    var byLevel =
        annotations.stream()
            .collect(
                Collectors.groupingBy(
                    Annotation::level, () -> new EnumMap<>(Level.class), Collectors.toList()));
    byLevel.forEach(
        (_, some) -> some.stream().limit(MOST_COMMANDS).forEach(one -> print(one, out)));
    int more =
        byLevel.values().stream().mapToInt(some -> Math.max(0, some.size() - MOST_COMMANDS)).sum();
    if (more > 0) {
      out.line(more + " more remarks are in the job's summary: the runner shows 10 of a kind.");
    }
  }

  private static void print(Annotation annotation, Lines out) {
    var level =
        switch (annotation.level()) {
          case NOTICE -> WorkflowCommands.Level.NOTICE;
          case WARNING -> WorkflowCommands.Level.WARNING;
          case FAILURE -> WorkflowCommands.Level.ERROR;
        };
    WorkflowCommands.write(
        level, annotation.place(), annotation.title(), annotation.message(), out);
  }
}
