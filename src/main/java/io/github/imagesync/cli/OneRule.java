package io.github.imagesync.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A rule that stands on the command line: read by the same parser as those in files.
final class OneRule {

  private static final String FILE = "command-line.json";
  private static final Place PLACE = new Place("command line", 1, 1);

  private OneRule() {}

  static RuleSet of(String source, String destination) {
    var document = JsonNodeFactory.instance.objectNode().put(source, destination);
    var file = new RuleFile(FILE, document.toString().getBytes(StandardCharsets.UTF_8));
    var rules = RuleSet.parse(List.of(file), Settings.NONE);
    return new RuleSet(
        rules.rules().stream().map(OneRule::placed).toList(),
        rules.problems().stream().map(OneRule::placed).toList(),
        List.of(PLACE.file()),
        rules.settings());
  }

  private static Rule placed(Rule rule) {
    var written = rule.written();
    return new Rule(
        new Rule.Written(written.source(), written.destination(), PLACE), rule.effective());
  }

  private static Problem placed(Problem problem) {
    return switch (problem) {
      case Problem.Mistake(var code, var message, _, var other) ->
          new Problem.Mistake(code, message, PLACE, other.map(_ -> PLACE));
      case Problem.Warning(var code, var message, _, var other) ->
          new Problem.Warning(code, message, PLACE, other.map(_ -> PLACE));
    };
  }
}
