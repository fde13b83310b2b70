package io.github.imagesync.rules;

import io.github.imagesync.document.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Rule files and sets from texts.
final class RuleTexts {

  private RuleTexts() {}

  static RuleFile file(String name, String text) {
    return new RuleFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static RuleSet json(String text) {
    return RuleSet.parse(List.of(file("images.json", text)), Settings.NONE);
  }

  static RuleSet yaml(String text) {
    return RuleSet.parse(List.of(file("images.yaml", text)), Settings.NONE);
  }

  /// A sound rule set of these pairs of source and destination, one a line.
  static RuleSet pairs(String... sourcesAndDestinations) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < sourcesAndDestinations.length; i += 2) {
      lines.add(
          "  \"%s\": \"%s\"".formatted(sourcesAndDestinations[i], sourcesAndDestinations[i + 1]));
    }
    var set = json("{\n" + String.join(",\n", lines) + "\n}\n");
    if (!set.mistakes().isEmpty()) {
      throw new AssertionError(set.mistakes().toString());
    }
    return set;
  }

  static List<String> codes(List<? extends Problem> problems) {
    return problems.stream().map(problem -> problem.code().id()).toList();
  }

  static List<String> places(List<? extends Problem> problems) {
    return problems.stream().map(problem -> problem.place().toString()).toList();
  }
}
