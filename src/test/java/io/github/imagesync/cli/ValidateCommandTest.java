package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private @TempDir Path folder;
  private Launcher launcher;

  @BeforeEach
  void start() {
    launcher = new Launcher(folder);
  }

  @Test
  void good_rules_end_with_0_and_are_counted() throws Exception {
    launcher.rules("'alpine:3': 'h.io/a/alpine'").file("rules/b.yaml", "nginx:1: h.io/a/nginx");

    var ran = launcher.run("validate");

    assertThat(ran.outLines()).containsExactly("2 rules, no problems");
    assertThat(ran.code()).isZero();
  }

  @Test
  void ten_mistakes_are_ten_messages_and_2() throws Exception {
    launcher.rules(
        "'Alpine:3': 'h.io/a/x1'",
        "'alpine:1,2': 'h.io/a/x2:1'",
        "'alpine:/(/': 'h.io/a/x3'",
        "'https://h.io/x:1': 'h.io/a/x4'",
        "'alpine:3': ''",
        "'alpine:4': 'h.io/a/${HOME}'",
        "'alpine:5': 5",
        "'alpine:6': {'too': 'h.io/a/x8'}",
        "'h.io/x:1': 'h.io/x:1'",
        "'alpine@sha256:12': 'h.io/a/x9'");

    var ran = launcher.run("validate");

    assertThat(ran.code()).isEqualTo(2);
    for (int line = 2; line <= 11; line++) {
      assertThat(ran.out()).containsPattern("(?m)^images\\.json:" + line + ":[0-9]+: .+");
    }
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_one_problem_among_the_others() throws Exception {
    launcher.rules("'Alpine:3': 'h.io/a/alpine'");

    var ran = launcher.run("validate", "missing.json", "images.json");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains("missing.json:1:1: no such file or folder\n", "images.json:2:");
  }

  @Test
  void without_any_rules_it_says_what_to_write() {
    var ran = launcher.run("validate");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.errLines())
        .containsExactly(
            "image-sync: no rules: write images.json or files in rules/, or name them with"
                + " --rules PATH");
  }

  @Test
  void a_folder_tells_what_it_leaves_out() throws Exception {
    launcher.file("rules/a.yaml", "nginx:1: h.io/a/nginx").file("rules/README.md", "# rules");

    var ran = launcher.run("validate");

    assertThat(ran.code()).isZero();
    assertThat(ran.errLines())
        .containsExactly("ignored rules/README.md: rules files are named .json, .yaml or .yml");
  }

  @Test
  void a_glob_names_files_and_must_match_some() throws Exception {
    launcher.file("r/a.yaml", "nginx:1: h.io/a/n").file("r/b/c.yaml", "redis:1: h.io/a/r");

    assertThat(launcher.run("validate", "r/*.yaml").out()).startsWith("1 rule,");
    assertThat(launcher.run("validate", "r/**.yaml").out()).startsWith("2 rules,");
    assertThat(launcher.run("validate", "r/*.json").out())
        .startsWith("r/*.json:1:1: no file matches");
  }

  @Test
  void json_lists_problems_for_machines() throws Exception {
    launcher.rules("'alpine:3': 'h.io/a/x'", "'nginx:3': 'h.io/a/x'");

    var ran = launcher.run("validate", "--format", "json");

    var json = new ObjectMapper().readTree(ran.out());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(json.at("/problems/0/severity").asText()).isEqualTo("error");
    assertThat(json.at("/problems/0/code").asText()).isEqualTo("conflicting-destination");
    assertThat(json.at("/problems/0/line").asInt()).isEqualTo(3);
    assertThat(json.at("/problems/0/other/line").asInt()).isEqualTo(2);
    assertThat(json.at("/rules").isInt()).isTrue();
  }

  @Test
  void github_gets_annotations_and_no_command_out_of_a_rule() throws Exception {
    launcher.rules("'al\\n::error::x##[error]pine:3': 'h.io/a/x'");

    var ran = launcher.run("validate", "--format", "github");

    assertThat(ran.outLines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("::error file=images.json,line=2,col="));
    assertThat(ran.out()).doesNotContain("##[");
  }
}
