package io.github.imagesync.document;

import java.util.Optional;

/// Something found in a file, at one place or two; a mistake stops the job before it starts.
public sealed interface Problem {

  ProblemCode code();

  /// What is wrong and what to do, in one line without the place.
  String message();

  Place place();

  /// The second place where there are two, such as the first use of a key.
  Optional<Place> other();

  /// Stops the job.
  record Mistake(ProblemCode code, String message, Place place, Optional<Place> other)
      implements Problem {

    public Mistake(ProblemCode code, String message, Place place) {
      this(code, message, place, Optional.empty());
    }

    @Override
    public String toString() {
      return Problem.text(this);
    }
  }

  /// Is said, and stops nothing.
  record Warning(ProblemCode code, String message, Place place, Optional<Place> other)
      implements Problem {

    public Warning(ProblemCode code, String message, Place place) {
      this(code, message, place, Optional.empty());
    }

    @Override
    public String toString() {
      return Problem.text(this);
    }
  }

  private static String text(Problem problem) {
    var also = problem.other().map(place -> " (see also " + place + ")").orElse("");
    return problem.place() + ": " + problem.message() + also;
  }
}
