package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every vector of files.json.
class FileVectorsTest {

  @TestFactory
  Stream<DynamicTest> each_file_is_read_or_refused_as_its_vector_says() {
    return StreamSupport.stream(Vectors.read("files.json").path("files").spliterator(), false)
        .map(vector ->
            dynamicTest(
                vector.path("name").asText() + " " + vector.path("text"), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    var name = vector.path("name").asText();
    var file = RuleTexts.file(name, vector.path("text").asText());
    var set = RuleSet.parse(List.of(file), Settings.NONE);
    if (vector.has("rules")) {
      assertThat(set.mistakes()).isEmpty();
      assertThat(set.rules()).hasSize(vector.path("rules").asInt());
    }
    var warnings =
        vector.has("warning") ? List.of(vector.path("warning").asText()) : List.<String>of();
    assertThat(codes(set.warnings())).isEqualTo(warnings);
    if (vector.has("error")) {
      var error = vector.path("error").asText();
      assertThat(codes(set.mistakes())).containsExactly(error);
      checkDetails(error, vector, set);
    }
  }

  private static void checkDetails(String error, JsonNode vector, RuleSet set) {
    var mistake = set.mistakes().getFirst();
    switch (error) {
      case "file-type" -> assertThat(RuleFile.isRules(vector.path("name").asText())).isFalse();
      case "syntax" -> assertThat(mistake.message()).contains("braces").contains("{");
      case "duplicate-key" -> {
        assertThat(mistake.place()).hasToString("images.yaml:2:1");
        assertThat(mistake.other()).hasToString("Optional[images.yaml:1:1]");
      }
      case "secret-in-rules" -> assertThat(mistake.place()).hasToString("images.json:1:2");
      case "trailing-content" -> assertThat(mistake.place().line()).isBetween(1, 2);
      default -> throw new AssertionError("a vector without its check: " + error);
    }
  }
}
