package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.imagesync.github.GitHubStandIn.Trouble;
import io.github.imagesync.job.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestRunTest {

  private static final String OURS = "octo/config";
  private static final String APP = "\"a.io/x/app:1\": \"m.io/x/app\"";
  private static final String WEB = "\"a.io/x/web:1\": \"m.io/x/web\"";
  private static final String GONE = "\"a.io/x/gone:1\": \"m.io/x/gone\"";

  private final CiWorld world;

  PullRequestRunTest(@TempDir Path folder) {
    world = new CiWorld(folder);
    world.image("a.io/x/app:1");
    world.image("a.io/x/web:1");
  }

  @AfterEach
  void end() {
    world.close();
  }

  /// Proposes these rules on a branch of main, and runs the pull request's job.
  private ExitCode propose(String... lines) {
    world.config.branch("change");
    var head = world.config.rules(lines);
    world.config.checkout("main");
    return world.pullRequest(world.config.merge("change"), head, OURS);
  }

  private List<Integer> annotatedLines() {
    return world.github.check().annotations.stream()
        .map((JsonNode annotation) -> annotation.path("start_line").asInt())
        .toList();
  }

  @Test
  void a_plan_says_what_would_be_copied_and_moved_and_copies_nothing() {
    world.image("m.io/x/app:1");
    var there = world.registries.digest("m.io/x/app:1");
    world.config.file("README", "empty");
    world.config.rules();

    assertThat(propose(APP, WEB)).isEqualTo(ExitCode.WELL);

    var check = world.github.check();
    assertThat(check.name).isEqualTo("image-sync / plan");
    assertThat(check.conclusion).isEqualTo("success");
    assertThat(check.title).startsWith("2 rules changed: 1 to copy, 1 tag would move");
    assertThat(check.summary).contains("first parent", "Moves", "does not exist yet");
    assertThat(check.text).contains("Copies");
    assertThat(world.registries.digest("m.io/x/app:1")).isEqualTo(there);
    assertThat(world.registries.digest("m.io/x/web:1")).isEmpty();
  }

  @Test
  void the_check_is_on_the_head_and_so_are_its_lines() {
    world.config.rules(APP);
    world.config.branch("change");
    var head = world.config.rules(APP, GONE);
    world.config.checkout("main");
    world.config.file("other.txt", "main went on");

    var exit = world.pullRequest(world.config.merge("change"), head, OURS);

    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(world.github.check().commit).isEqualTo(head);
    assertThat(annotatedLines()).containsExactly(3);
  }

  @Test
  void lines_are_those_of_the_head_where_the_merge_moved_them() {
    world.config.rules(APP, "\"a.io/p/p:1\": \"m.io/p/p\"", "\"a.io/q/q:1\": \"m.io/q/q\"", WEB);
    world.config.branch("change");
    var head =
        world.config.rules(
            APP, "\"a.io/p/p:1\": \"m.io/p/p\"", "\"a.io/q/q:1\": \"m.io/q/q\"", WEB, GONE);
    world.config.checkout("main");
    world.config.rules(
        "\"a.io/x/app:1\": [\n\"m.io/x/app\"\n]",
        "\"a.io/p/p:1\": \"m.io/p/p\"",
        "\"a.io/q/q:1\": \"m.io/q/q\"",
        WEB);

    world.pullRequest(world.config.merge("change"), head, OURS);

    assertThat(annotatedLines()).containsExactly(6);
  }

  @Test
  void what_was_wrong_before_is_not_blamed_on_the_pull_request() {
    world.config.rules(GONE);
    world.registries.breakDown("m.io/x/gone");

    assertThat(propose(GONE, WEB)).isEqualTo(ExitCode.WELL);

    assertThat(annotatedLines()).isNotEmpty().doesNotContain(2);
    assertThat(world.github.check().conclusion).isEqualTo("success");
    assertThat(world.registries.takeAsked()).containsExactly("a.io/x/web", "m.io/x/web");
  }

  @Test
  void a_mistake_is_annotated_where_it_stands() {
    world.config.rules(APP);

    assertThat(propose(APP, "\"a.io/x/web:1\": \"m.io/X/web\"")).isEqualTo(ExitCode.REFUSED);

    assertThat(annotatedLines()).containsExactly(3);
    assertThat(world.github.check().conclusion).isEqualTo("failure");
    assertThat(world.registries.takeAsked()).isEmpty();
  }

  @Test
  void rules_from_a_fork_ask_no_registry() {
    world.config.rules(APP);
    world.config.branch("change");
    var head = world.config.rules(APP, WEB);
    world.config.checkout("main");

    var exit = world.pullRequest(world.config.merge("change"), head, "stranger/config");

    assertThat(exit).isEqualTo(ExitCode.WELL);
    assertThat(world.registries.takeAsked()).isEmpty();
    assertThat(world.github.check().title).isEqualTo("1 rule changed, no mistakes");
    assertThat(world.github.check().summary).contains("come from a fork");
  }

  @Test
  void a_read_only_token_changes_neither_result_nor_exit_code() {
    world.github.always(Trouble.READ_ONLY);
    world.config.rules(APP);

    assertThat(propose(APP, GONE)).isEqualTo(ExitCode.FAILED);

    assertThat(world.log()).contains("::error file=images.json,line=3");
    assertThat(world.summary()).contains("image-sync / plan");
  }

  @Test
  void a_plan_over_the_limits_is_no_obstacle_to_the_merge_but_is_said() {
    world.image("m.io/x/app:1");
    world.limits = CiWorld.moves(0);
    world.config.rules();

    assertThat(propose(APP)).isEqualTo(ExitCode.WELL);

    assertThat(world.github.check().conclusion).isEqualTo("neutral");
    assertThat(world.github.check().summary).contains("Over the limits", "max-moves");
  }

  @Test
  void a_removed_rule_deletes_nothing_and_is_listed() {
    world.config.rules(APP, WEB);

    assertThat(propose(APP)).isEqualTo(ExitCode.WELL);

    assertThat(world.github.check().title)
        .isEqualTo("Nothing to do: 1 rule removed, which deletes nothing");
    assertThat(world.github.check().text).contains("m.io/x/web");
  }
}
