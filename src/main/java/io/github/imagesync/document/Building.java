package io.github.imagesync.document;

import io.github.imagesync.document.Node.Entry;
import io.github.imagesync.document.Problem.Mistake;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What reading JSON and reading YAML share: bounds on depth and number of values, and the check
/// for keys that stand twice.
final class Building {

  private final List<Problem> problems;
  private int values;
  private int depth;

  Building(List<Problem> problems) {
    this.problems = problems;
  }

  void report(DocumentProblem code, String message, Place place) {
    problems.add(new Mistake(code, message, place));
  }

  void count(Place place) throws BrokenText {
    if (++values > Document.MOST_VALUES) {
      throw new BrokenText(
          DocumentProblem.TOO_LARGE,
          "more than %,d values in one file; split it".formatted(Document.MOST_VALUES),
          place);
    }
  }

  void enter(Place place) throws BrokenText {
    if (++depth > Document.DEEPEST) {
      throw new BrokenText(
          DocumentProblem.TOO_DEEP, "nested deeper than " + Document.DEEPEST + " levels", place);
    }
  }

  void leave() {
    depth--;
  }

  Node.Mapping mapping(Place place, List<Entry> entries) {
    var first = new HashMap<String, Place>();
    for (var entry : entries) {
      var earlier = first.putIfAbsent(entry.key(), entry.place());
      if (earlier != null) {
        problems.add(
            new Mistake(
                DocumentProblem.DUPLICATE_KEY,
                "the key '%s' is already in line %d; keep one of them"
                    .formatted(entry.key(), earlier.line()),
                entry.place(),
                Optional.of(earlier)));
      }
    }
    return new Node.Mapping(place, entries);
  }
}
