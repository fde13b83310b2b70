package io.github.imagesync.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for this repository's workflows whether or not a linter is at hand.
class WorkflowsTest {

  private static final Path FOLDER = Path.of(".github", "workflows");

  static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (var found = Files.list(FOLDER)) {
      found.sorted().forEach(files::add);
    }
    files.add(Path.of("action.yml"));
    return files;
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static JsonNode workflow(String name) throws IOException {
    return read(FOLDER.resolve(name));
  }

  private static Map<String, String> permissions(String name) throws IOException {
    var permissions = new TreeMap<String, String>();
    workflow(name)
        .path("permissions")
        .properties()
        .forEach(each -> permissions.put(each.getKey(), each.getValue().asText()));
    return permissions;
  }

  @ParameterizedTest
  @MethodSource("files")
  void actions_of_others_are_pinned_by_commit_with_their_version_beside(Path file)
      throws IOException {
    for (var line : Files.readAllLines(file)) {
      if (line.contains("uses:") && !line.contains("uses: ./")) {
        assertThat(line).matches(".*uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v[0-9.]+");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothing_of_an_event_is_pasted_into_a_script(Path file) throws IOException {
    assertThat(read(file).findValuesAsText("run")).noneMatch(script -> script.contains("${{"));
  }

  @Test
  void a_pull_request_may_write_nothing_but_its_check() throws IOException {
    assertThat(permissions("validate.yml"))
        .isEqualTo(Map.of("contents", "read", "checks", "write"));
    assertThat(Files.readString(FOLDER.resolve("validate.yml"))).doesNotContain("secrets.");
    assertThat(workflow("validate.yml").path("on").has("pull_request")).isTrue();
    assertThat(workflow("validate.yml").path("on").has("merge_group")).isTrue();
  }

  @Test
  void syncs_may_keep_their_state_and_write_their_check() throws IOException {
    for (var name : List.of("sync.yml", "resync.yml")) {
      assertThat(permissions(name)).isEqualTo(Map.of("contents", "write", "checks", "write"));
    }
  }

  @Test
  void sync_and_resync_never_run_at_once_and_are_never_broken_off() throws IOException {
    for (var name : List.of("sync.yml", "resync.yml")) {
      var concurrency = workflow(name).path("concurrency");
      assertThat(concurrency.path("group").asText()).isEqualTo("image-sync");
      assertThat(concurrency.path("cancel-in-progress").asBoolean(true)).isFalse();
    }
  }

  @Test
  void the_inputs_of_a_manual_start_are_those_that_the_event_reader_knows() throws IOException {
    var inputs = workflow("resync.yml").at("/on/workflow_dispatch/inputs");
    assertThat(inputs.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("rules", "dry-run", "lift-limits");
  }

  @Test
  void no_job_has_the_name_of_a_check_run() throws IOException {
    for (var file : files()) {
      for (var job : read(file).path("jobs").properties()) {
        assertThat(job.getKey() + job.getValue().path("name").asText())
            .doesNotContain("image-sync");
      }
    }
  }

  @Test
  void forks_and_trials_run_none_of_the_three() throws IOException {
    for (var name : List.of("validate.yml", "sync.yml", "resync.yml")) {
      for (var job : workflow(name).path("jobs")) {
        assertThat(job.path("if").asText()).isEqualTo("vars.IMAGE_SYNC == 'on'");
      }
    }
  }

  @Test
  void a_reader_needs_three_files_of_ten_lines_to_begin() throws IOException {
    var page = Files.readString(Path.of("docs", "github.md"));
    var blocks =
        Pattern.compile("```(?:json|yaml)\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(blocks)
        .hasSize(3)
        .allSatisfy(block -> assertThat(block.lines().count()).isLessThan(11));
    var workflow = new YAMLMapper().readTree(blocks.getLast());
    assertThat(workflow.path("concurrency")).isEqualTo(workflow("sync.yml").path("concurrency"));
    assertThat(workflow.path("permissions")).isEqualTo(workflow("sync.yml").path("permissions"));
  }
}
