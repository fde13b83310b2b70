package io.github.imagesync.document;

import java.util.Optional;

/// Something found in a file, at one place or two; a mistake stops the job before it starts.
public sealed interface Problem {

  /// Characters of a message that are kept.
  int LONGEST = 600;

  ProblemCode code();

  /// What is wrong and what to do, in one line without the place.
  String message();

  Place place();

  /// The second place where there are two, such as the first use of a key.
  Optional<Place> other();

  /// Stops the job.
  record Mistake(ProblemCode code, String message, Place place, Optional<Place> other)
      implements Problem {

    public Mistake {
      message = Problem.oneLine(message);
    }

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

    public Warning {
      message = Problem.oneLine(message);
    }

    public Warning(ProblemCode code, String message, Place place) {
      this(code, message, place, Optional.empty());
    }

    @Override
    public String toString() {
      return Problem.text(this);
    }
  }

  /// A message quotes what stands in files: line breaks and other control characters are shown as
  /// escapes, and what is too long to read is cut.
  private static String oneLine(String message) {
    var line = new StringBuilder();
    message
        .codePoints()
        .limit(LONGEST)
        .forEach(point -> {
          if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
            line.append("\\u%04X".formatted(point));
          } else {
            line.appendCodePoint(point);
          }
        });
    return message.length() > LONGEST ? line.append(" …").toString() : line.toString();
  }

  private static String text(Problem problem) {
    var also = problem.other().map(place -> " (see also " + place + ")").orElse("");
    return problem.place() + ": " + problem.message() + also;
  }
}
