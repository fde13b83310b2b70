package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.imagesync.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every vector of rules.json, read from JSON and, as JSON is YAML, from YAML.
class RuleVectorsTest {

  private static final JsonNode FILE = Vectors.read("rules.json");
  private static final List<Tag> SOURCE_TAGS = tags(FILE.path("sourceTags"));

  /// The kinds that stand in a vector's note only.
  private static final Map<String, String> WARNINGS =
      Map.of(
          "warn: three parts on Docker Hub", "three-parts-on-docker-hub",
          "warn: untagged at the destination", "untagged",
          "warn: listed twice", "listed-twice");

  @TestFactory
  Stream<DynamicTest> each_rule_expands_or_fails_as_its_vector_says() {
    return stream(FILE.path("vectors"))
        .flatMap(vector ->
            Stream.of("images.json", "images.yaml")
                .map(name -> dynamicTest(title(vector, name), () -> check(vector, name))));
  }

  private static String title(JsonNode vector, String name) {
    return name + " " + vector.path("source") + " → " + vector.path("destination");
  }

  private static void check(JsonNode vector, String name) {
    var set = read(vector, name);
    var error = text(vector, "error");
    if (error == null) {
      assertThat(set.mistakes()).isEmpty();
      assertThat(copies(set)).containsExactlyElementsOf(expected(vector.path("copies")));
      checkWarnings(vector, set);
      return;
    }
    if (error.equals("no-match")) {
      assertThat(set.mistakes()).isEmpty();
      assertThat(set.rules().getFirst().select(SOURCE_TAGS))
          .isInstanceOfSatisfying(
              Selection.NoMatch.class, none -> assertThat(none.code().id()).isEqualTo("no-match"));
      return;
    }
    assertThat(codes(set.mistakes())).containsExactly(error);
    assertThat(set.rules().stream().map(rule -> rule.written().destination()))
        .doesNotContain(vector.path("destination").asText());
    checkMessage(vector, set);
  }

  private static void checkMessage(JsonNode vector, RuleSet set) {
    var problem = set.mistakes().getFirst();
    assertThat(problem.place().line()).isEqualTo(2);
    assertThat(problem.place().column()).isGreaterThan(1);
    assertThat(problem.message()).isNotBlank();
    for (var value : vector.path("env")) {
      assertThat(problem.toString()).doesNotContain(value.asText());
    }
    for (var variable : vector.path("env").properties()) {
      assertThat(problem.message()).contains(variable.getKey());
    }
    if (vector.path("error").asText().equals("scheme")) {
      assertThat(problem.message()).contains("write 'quay.io/x/y:1.0'");
    }
  }

  private static void checkWarnings(JsonNode vector, RuleSet set) {
    var note = vector.path("note").asText();
    WARNINGS.forEach((said, code) -> {
      if (note.contains(said)) {
        assertThat(codes(set.warnings())).contains(code);
      }
    });
    if (vector.path("destination").isTextual() && !note.contains("warn")) {
      var source = vector.path("source").asText();
      boolean untaggedToo = source.contains("y@sha256") && !note.contains("under a tag");
      assertThat(codes(set.warnings())).isEqualTo(untaggedToo ? List.of("untagged") : List.of());
    }
  }

  private static RuleSet read(JsonNode vector, String name) {
    var rule =
        Vectors.JSON
            .createObjectNode()
            .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                vector.path("source").asText(), vector.path("destination"));
    var text = "{\n " + rule.toString().substring(1);
    var environment = new HashMap<String, String>();
    vector
        .path("env")
        .properties()
        .forEach(set -> environment.put(set.getKey(), set.getValue().asText()));
    var allowed = stream(vector.path("allowEnv")).map(JsonNode::asText).toList();
    var defaults = vector.path("defaults");
    return RuleSet.parse(
        List.of(new RuleFile(name, text.getBytes(StandardCharsets.UTF_8))),
        Settings.of(text(defaults, "registry"), text(defaults, "namespace"), allowed, environment));
  }

  private static List<String> copies(RuleSet set) {
    var copies = new ArrayList<String>();
    for (var rule : set.rules()) {
      for (var wanted : rule.wanted(SOURCE_TAGS)) {
        copies.add(wanted.source() + " → " + wanted.destination());
      }
    }
    return copies;
  }

  private static List<String> expected(JsonNode copies) {
    return stream(copies)
        .map(copy -> copy.path("source").asText() + " → " + copy.path("destination").asText())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> each_set_of_rules_is_ordered_or_refused_as_its_vector_says() {
    return stream(FILE.path("sets"))
        .map(vector -> dynamicTest(vector.path("rules").toString(), () -> checkSet(vector)));
  }

  private static void checkSet(JsonNode vector) {
    var rules = Vectors.JSON.createObjectNode();
    vector.path("rules").forEach(pair -> rules.set(pair.path(0).asText(), pair.path(1)));
    var set = RuleTexts.json(rules.toString());
    if (vector.has("error")) {
      assertThat(codes(set.mistakes())).containsExactly(vector.path("error").asText());
      assertThat(set.mistakes().getFirst().other()).isPresent();
      return;
    }
    assertThat(set.problems()).isEmpty();
    var chains = Chains.of(set.rules());
    assertThat(sources(chains.rules())).isEqualTo(strings(vector.path("order")));
    for (var expected : vector.path("affectedBy").properties()) {
      var changed =
          set.rules().stream()
              .filter(rule -> rule.written().source().equals(expected.getKey()))
              .toList();
      assertThat(sources(chains.affectedBy(changed))).isEqualTo(strings(expected.getValue()));
    }
  }

  private static List<String> sources(List<Rule> rules) {
    return rules.stream().map(rule -> rule.written().source()).toList();
  }

  private static List<String> strings(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  private static List<Tag> tags(JsonNode array) {
    return stream(array).map(node -> new Tag(node.asText())).toList();
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asText() : null;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
