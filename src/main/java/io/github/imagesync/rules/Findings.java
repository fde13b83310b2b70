package io.github.imagesync.rules;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.document.Problem.Mistake;
import io.github.imagesync.document.Problem.Warning;
import io.github.imagesync.oci.MalformedReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Collects all problems of a run, so that one does not hide the next.
final class Findings {

  /// A step that may refuse what it reads.
  interface Step<T> {
    T read() throws Refusal;
  }

  private final List<Problem> problems = new ArrayList<>();

  /// What the step read; where it refuses, empty, and the reason is noted with the place.
  <T> Optional<T> attempt(Place place, Step<T> step) {
    try {
      return Optional.of(step.read());
    } catch (Refusal refusal) {
      mistake(refusal.code(), refusal.words(), place);
    } catch (MalformedReference e) {
      mistake(Refusal.code(e.part()), Refusal.words(e), place);
    }
    return Optional.empty();
  }

  void mistake(RuleProblem code, String message, Place place) {
    problems.add(new Mistake(code, message, place));
  }

  void mistake(RuleProblem code, String message, Place place, Place other) {
    problems.add(new Mistake(code, message, place, Optional.of(other)));
  }

  void warning(RuleProblem code, String message, Place place) {
    problems.add(new Warning(code, message, place));
  }

  void warning(RuleProblem code, String message, Place place, Place other) {
    problems.add(new Warning(code, message, place, Optional.of(other)));
  }

  void addAll(Collection<Problem> found) {
    problems.addAll(found);
  }

  List<Problem> problems() {
    return problems;
  }
}
