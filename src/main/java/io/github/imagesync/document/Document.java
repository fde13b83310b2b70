package io.github.imagesync.document;

import io.github.imagesync.document.Problem.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text that was read: its root, absent where the text is empty or broken, and all that is wrong
/// with it. Reading never throws for a bad text, and its messages quote no values, since a text may
/// hold secrets.
public record Document(Optional<Node> root, List<Problem> problems) {

  /// Larger files are refused unread.
  public static final int LARGEST_BYTES = 16 * 1024 * 1024;

  static final int DEEPEST = 64;
  static final int MOST_VALUES = 1_000_000;

  /// How a text is written.
  public enum Syntax {
    /// With comments (`//`, `/* */`, `#`) and trailing commas.
    JSON,
    YAML;

    /// The syntax that a file's ending promises: `.json`, `.yaml`, `.yml`.
    public static Optional<Syntax> of(String fileName) {
      var lower = fileName.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".json")) {
        return Optional.of(JSON);
      }
      return lower.endsWith(".yaml") || lower.endsWith(".yml")
          ? Optional.of(YAML)
          : Optional.empty();
    }
  }

  public Document {
    problems = List.copyOf(problems);
  }

  /// Whether the text could be read to its end and has nothing wrong in it.
  public boolean isSound() {
    return problems.stream().noneMatch(Mistake.class::isInstance);
  }

  /// Reads the bytes of a file; the name only goes into the places.
  public static Document read(String file, byte[] bytes, Syntax syntax) {
    var problems = new ArrayList<Problem>();
    try {
      var text = Utf8.decode(file, bytes);
      var building = new Building(problems);
      var root =
          switch (syntax) {
            case JSON -> JsonText.read(file, text, building);
            case YAML -> YamlText.read(file, text, building);
          };
      return new Document(root, problems);
    } catch (BrokenText broken) {
      problems.add(broken.mistake());
      return new Document(Optional.empty(), problems);
    }
  }
}
