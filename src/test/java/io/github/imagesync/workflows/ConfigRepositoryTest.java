package io.github.imagesync.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The config repository to copy from means the same as this repository's own workflows.
class ConfigRepositoryTest {

  private static final Path OURS = Path.of(".github", "workflows");
  private static final Path THEIRS = Path.of("examples/config-repository/.github/workflows");

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate.yml", "sync.yml", "resync.yml"})
  void a_workflow_has_ten_lines_at_most_and_the_rights_of_ours(String name) throws IOException {
    var theirs = read(THEIRS.resolve(name));
    var ours = read(OURS.resolve(name));

    assertThat(Files.readAllLines(THEIRS.resolve(name))).hasSizeLessThan(11);
    assertThat(theirs.path("permissions")).isEqualTo(ours.path("permissions"));
    assertThat(theirs.path("concurrency")).isEqualTo(ours.path("concurrency"));
    assertThat(theirs.path("on").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyElementsOf(
            ours.path("on").properties().stream().map(Map.Entry::getKey).toList());
  }

  @Test
  void the_login_in_the_template_is_the_one_that_the_syncs_are_given() throws IOException {
    var template = Files.readString(Path.of("examples/config-repository/auth.template.json"));

    for (var name : new String[] {"sync.yml", "resync.yml"}) {
      var environment = read(THEIRS.resolve(name)).at("/jobs/registries/steps/0/env");
      assertThat(environment.properties())
          .hasSize(2)
          .allSatisfy(variable -> assertThat(template).contains("${" + variable.getKey() + "}"));
    }
    assertThat(Files.readString(THEIRS.resolve("validate.yml"))).doesNotContain("secrets.");
  }
}
