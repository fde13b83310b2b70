package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {

  private static final TestImages IMAGES = TestImages.seeded(1);
  private static final TestImage APP = IMAGES.image(2, 1000);
  private static final TestImage TOOL = IMAGES.multiPlatform(500);

  private @TempDir Path folder;
  private TwoRegistries registries;
  private Launcher launcher;

  @BeforeEach
  void start() throws Exception {
    registries = TwoRegistries.in(folder);
    launcher = new Launcher(folder);
    registries.put(APP, "source/app:1");
    registries.put(TOOL, "source/tool:1");
  }

  @AfterEach
  void stop() throws Exception {
    registries.close();
  }

  private void rules(String... rules) throws Exception {
    launcher.rules(registries.named(String.join(",\n", rules)));
  }

  @Test
  void destinations_become_what_the_rules_say_and_then_nothing_is_left() throws Exception {
    rules("'source/app:1': 'mirror/a/app'", "'source/tool': 'mirror/a/tool'");

    var first = launcher.run("sync", "--result", "result.json", "--summary", "summary.md");
    var second = launcher.run("sync");

    assertThat(first.code()).isZero();
    assertThat(first.out()).startsWith("2 copied · ");
    assertThat(first.errLines()).filteredOn(line -> line.startsWith("copied ")).hasSize(2);
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
    assertThat(registries.digest("mirror/a/tool:1")).contains(TOOL.digest());
    assertThat(
            new ObjectMapper().readTree(launcher.read("result.json")).at("/totals/copied").asInt())
        .isEqualTo(2);
    assertThat(launcher.read("summary.md")).startsWith("### 2 copied");
    assertThat(second.code()).isZero();
    assertThat(second.out()).startsWith("2 up to date · 0 B");
  }

  @Test
  void a_missing_source_fails_and_the_rest_is_done() throws Exception {
    rules("'source/nothing:1': 'mirror/a/nothing'", "'source/app:1': 'mirror/a/app'");

    var ran = launcher.run("sync");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.outLines().getFirst())
        .isEqualTo(registries.named("! source/nothing:1 -> mirror/a/nothing:1"));
    assertThat(ran.out()).contains("images.json:2:1: ", "1 copied, 1 failed");
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
  }

  @Test
  void a_host_that_can_t_be_reached_is_named() throws Exception {
    rules("'127.0.0.1:1/app:1': 'mirror/a/app'");

    var ran = launcher.run("sync", "--retries", "0");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("127.0.0.1:1").doesNotContain("Exception", "\tat ");
  }

  @Test
  void mistakes_in_rules_end_with_2_before_anything_is_touched() throws Exception {
    rules("'source/app:1': 'mirror/a/app'", "'Source/app:1': 'mirror/a/other'");

    var ran = launcher.run("sync");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains("images.json:3:");
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_dry_run_and_a_plan_write_nothing() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");

    var dry = launcher.run("sync", "--dry-run");
    var plan = launcher.run("plan");

    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .contains(registries.named("+ source/app:1 -> mirror/a/app:1"), "1 to copy");
    assertThat(plan.out()).isEqualTo(dry.out());
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_plan_over_its_limits_touches_nothing() throws Exception {
    registries.put(TOOL, "mirror/a/app:1");
    rules("'source/app:1': 'mirror/a/app'", "'source/tool:1': 'mirror/a/tool'");

    var moves = launcher.run("sync", "--max-moves", "0");
    var bytes = launcher.run("sync", "--max-bytes", "1kB");

    assertThat(moves.code()).isEqualTo(2);
    assertThat(moves.out()).contains("--max-moves: 1 tag would move, allowed: 0");
    assertThat(bytes.code()).isEqualTo(2);
    assertThat(bytes.out()).contains("over the limit --max-bytes");
    assertThat(registries.digest("mirror/a/app:1")).contains(TOOL.digest());
    assertThat(registries.digest("mirror/a/tool:1")).isEmpty();
  }

  @Test
  void only_filters_rules_and_must_leave_some() throws Exception {
    rules("'source/app:1': 'mirror/a/app'", "'source/tool:1': 'mirror/a/tool'");

    assertThat(launcher.run("sync", "--only", "*/tool*").out()).startsWith("1 copied");
    assertThat(launcher.run("sync", "--only", "x").code()).isEqualTo(2);
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_platform_copies_that_child_and_several_are_refused() throws Exception {
    rules("'source/tool:1': 'mirror/a/tool'");

    var several = launcher.run("sync", "--platform", "linux/arm64", "--platform", "linux/amd64");
    var one = launcher.run("sync", "--platform", "linux/arm64");

    assertThat(several.code()).isEqualTo(2);
    assertThat(several.err()).contains("--platform: one platform");
    assertThat(one.code()).isZero();
    assertThat(registries.digest("mirror/a/tool:1")).contains(TOOL.manifests().get(1).digest());
  }

  @Test
  void options_come_from_the_environment_too() throws Exception {
    rules("'source/team/app:1': ''");
    registries.put(APP, "source/team/app:1");
    launcher
        .with("DEFAULT_REGISTRY", registries.named("mirror/").replace("/", ""))
        .with("DEFAULT_NAMESPACE", "a")
        .with("IMAGE_SYNC_DRY_RUN", "true")
        .with("IMAGE_SYNC_ONLY", "*/app*, */other")
        .with("IMAGE_SYNC_MAX_MOVES", "");

    var ran = launcher.run("sync");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("mirror/a/app:1".replace("mirror", registries.named("mirror/").replace("/", "")));
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_flag_that_is_said_twice_is_still_said() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");
    launcher.with("IMAGE_SYNC_DRY_RUN", "true").with("IMAGE_SYNC_VERBOSE", "1");

    var ran = launcher.run("sync", "--dry-run");

    assertThat(ran.out()).contains("1 to copy", "requests to ");
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_flag_s_variable_is_true_or_false() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");

    var wrong = launcher.with("IMAGE_SYNC_DRY_RUN", "maybe").run("sync");
    var not = launcher.with("IMAGE_SYNC_DRY_RUN", "false").run("sync");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("IMAGE_SYNC_DRY_RUN: true or false");
    assertThat(not.out()).startsWith("1 copied");
  }

  @Test
  void a_variable_that_auth_json_names_must_be_set() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");
    launcher.file(
        "auth.json",
        registries.named("{'mirror/a': {'username': 'me', 'password': '${MIRROR_PASSWORD}'}}"));

    var sync = launcher.run("sync");
    var plan = launcher.run("plan");

    assertThat(sync.code()).isEqualTo(1);
    assertThat(sync.out()).contains("MIRROR_PASSWORD", "auth.json:1");
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("? ", "1 not checked");
  }

  @Test
  void mistakes_in_auth_json_end_with_2() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");
    launcher.file("auth.json", "{'h.io': {'user': 'me'}}");

    var ran = launcher.run("sync");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains("auth.json:1:");
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void a_result_that_could_not_be_written_is_said_before_anything_is_done() throws Exception {
    rules("'source/app:1': 'mirror/a/app'");

    var ran = launcher.run("sync", "--result", "nowhere/result.json");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }
}
