package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.github.GitHubStandIn.Trouble;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncRunTest {

  private static final String APP = "\"a.io/x/app:1\": \"m.io/x/app\"";
  private static final String WEB = "\"a.io/x/web:1\": \"m.io/x/web\"";
  private static final String NONE = "0".repeat(40);

  private final CiWorld world;

  SyncRunTest(@TempDir Path folder) {
    world = new CiWorld(folder);
    world.image("a.io/x/app:1");
    world.image("a.io/x/web:1");
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void the_first_push_syncs_everything_and_says_why() {
    var tip = world.config.rules(APP, WEB);

    assertThat(world.push(NONE, tip)).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.digest("m.io/x/app:1"))
        .isEqualTo(world.registries.digest("a.io/x/app:1"));
    var check = world.github.check();
    assertThat(check.name).isEqualTo("image-sync / sync");
    assertThat(check.commit).isEqualTo(tip);
    assertThat(check.conclusion).isEqualTo("success");
    assertThat(check.title).startsWith("2 copied");
    assertThat(check.summary).contains("there is no sync state yet", "Last full resync: just now");
    assertThat(world.config.state()).contains(tip).doesNotContain("\"running\"");
    assertThat(world.config.stateFile("digests.json")).contains("m.io/x/app:1");
  }

  @Test
  void a_push_asks_only_for_what_changed() {
    var first = world.config.rules(APP);
    world.push(NONE, first);
    world.registries.takeAsked();

    var second = world.config.rules(APP, WEB);
    assertThat(world.push(first, second)).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.takeAsked()).containsExactly("a.io/x/web", "m.io/x/web");
    assertThat(world.github.check().summary).contains("synced last", "Covers 1 commit.");
  }

  @Test
  void nothing_to_do_is_a_success() {
    var first = world.config.rules(APP);
    world.push(NONE, first);

    var second = world.config.file("README", "no rule");
    world.push(first, second);

    assertThat(world.github.check().title).isEqualTo("Nothing to do: no rule changed");
    assertThat(world.github.check().conclusion).isEqualTo("success");
  }

  @Test
  void what_failed_is_tried_again_with_an_unrelated_change() {
    world.registries.breakDown("m.io/x/app");
    var first = world.config.rules(APP);
    assertThat(world.push(NONE, first)).isEqualTo(ExitCode.FAILED);
    assertThat(world.github.check().conclusion).isEqualTo("failure");
    assertThat(world.github.check().annotations)
        .singleElement()
        .satisfies(annotation -> assertThat(annotation.path("start_line").asInt()).isEqualTo(2));

    world.registries.mend("m.io/x/app");
    var second = world.config.rules(APP, WEB);
    assertThat(world.push(first, second)).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.digest("m.io/x/app:1")).isPresent();
    assertThat(world.config.state()).contains("\"pending\" : [ ]");
  }

  @Test
  void what_is_still_pending_is_shown_with_its_age() {
    world.registries.breakDown("m.io/x/app");
    var first = world.config.rules(APP);
    world.push(NONE, first);
    world.times.pass(Duration.ofDays(3));

    world.push(first, world.config.rules(APP, WEB));

    assertThat(world.github.check().summary).contains("Still pending, the oldest for 3 days");
  }

  @Test
  void an_old_event_syncs_the_tip() {
    var first = world.config.rules(APP);
    var second = world.config.rules(WEB);

    world.push(NONE, first);

    assertThat(world.registries.digest("m.io/x/app:1")).isEmpty();
    assertThat(world.github.check().commit).isEqualTo(second);
  }

  @Test
  void a_commit_whose_own_run_was_cancelled_is_named() {
    var first = world.config.rules(APP);
    world.push(NONE, first);
    var second = world.config.file("README", "cancelled");
    var third = world.config.rules(APP, WEB);

    world.push(second, third);

    assertThat(world.github.check().summary)
        .contains("Covers 2 commits", second.substring(0, 7), "did not finish")
        .doesNotContain(third.substring(0, 7));
  }

  @Test
  void without_the_right_to_keep_a_state_the_push_itself_is_the_base() {
    var first = world.config.rules(APP);
    var second = world.config.rules(APP, WEB);
    world.config.forbidState();

    assertThat(world.push(first, second)).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.takeAsked()).containsExactly("a.io/x/web", "m.io/x/web");
    assertThat(world.github.check().summary).contains("contents&#58; write", "next full resync");
  }

  @Test
  void a_rejected_rule_file_touches_nothing_and_is_annotated() {
    var tip = world.config.rules(APP, "\"a.io/x/web:\": \"m.io/x/web\"");

    assertThat(world.push(NONE, tip)).isEqualTo(ExitCode.REFUSED);

    assertThat(world.registries.takeAsked()).isEmpty();
    assertThat(world.github.check().title).isEqualTo("1 mistake in the rules: nothing was touched");
    assertThat(world.github.check().annotations)
        .singleElement()
        .satisfies(annotation -> assertThat(annotation.path("start_line").asInt()).isEqualTo(3));
    assertThat(world.config.state()).doesNotContain("\"synced\"").doesNotContain("\"running\"");
  }

  @Test
  void a_plan_over_its_limits_touches_nothing_until_someone_lifts_them() {
    world.push(NONE, world.config.rules(APP));
    var old = world.registries.digest("m.io/x/app:1");
    world.image("a.io/x/app:1");
    world.limits = CiWorld.moves(0);

    assertThat(world.schedule()).isEqualTo(ExitCode.REFUSED);
    assertThat(world.registries.digest("m.io/x/app:1")).isEqualTo(old);
    assertThat(world.github.check().title).contains("1 tag would move, allowed: 0");

    assertThat(world.dispatch("\"lift-limits\":\"true\"")).isEqualTo(ExitCode.WELL);
    assertThat(world.registries.digest("m.io/x/app:1")).isNotEqualTo(old);
    assertThat(world.github.check().summary).contains("mona", "max-moves 0");
  }

  @Test
  void a_resync_tells_drift_from_moves_upstream() {
    world.push(NONE, world.config.rules(APP, WEB));
    world.image("m.io/x/app:1");
    world.image("a.io/x/web:1");

    assertThat(world.schedule()).isEqualTo(ExitCode.WELL);

    var check = world.github.check();
    assertThat(check.name).isEqualTo("image-sync / resync");
    assertThat(check.title)
        .startsWith("2 checked, 1 had drifted and was repaired, 1 copied or updated");
    assertThat(check.summary).contains("Drift, repaired").contains("m.io/x/app:1");
  }

  @Test
  void a_dry_run_writes_nothing_anywhere() {
    world.config.rules(APP);

    assertThat(world.dispatch("\"dry-run\":\"true\"")).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.digest("m.io/x/app:1")).isEmpty();
    assertThat(world.config.state()).isEmpty();
    assertThat(world.github.check().title).isEqualTo("1 rule: 1 to copy · 683 B");
  }

  @Test
  void a_filtered_run_is_no_base_for_the_next() {
    var tip = world.config.rules(APP, WEB);

    world.dispatch("\"rules\":\"app\"");

    assertThat(world.registries.digest("m.io/x/app:1")).isPresent();
    assertThat(world.registries.digest("m.io/x/web:1")).isEmpty();
    assertThat(world.config.state()).doesNotContain(tip);
  }

  @Test
  void a_cancelled_run_leaves_the_rest_to_the_next() {
    var tip = world.config.rules(APP, WEB);
    world.cancelAtFirstResult();

    assertThat(world.push(NONE, tip)).isEqualTo(ExitCode.CANCELLED);
    assertThat(world.github.check().conclusion).isEqualTo("cancelled");
    assertThat(world.github.check().title).startsWith("Cancelled: ");
    assertThat(world.config.state()).doesNotContain("\"synced\"");

    world.onResult = _ -> {};
    world.cancellation = new Cancellation();
    assertThat(world.push(NONE, tip)).isEqualTo(ExitCode.WELL);
    assertThat(world.registries.digest("m.io/x/web:1")).isPresent();
    assertThat(world.github.checks().getFirst().title).startsWith("Cancelled: ");
  }

  @Test
  void the_check_of_a_run_that_died_is_closed_by_the_next() {
    var tip = world.config.rules(APP);
    world.cancelAtFirstResult();
    world.push(NONE, tip);
    world.github.reopen(world.github.check()); // as if the runner had been killed before the end
    assertThat(world.config.state()).contains("\"running\"");

    world.onResult = _ -> {};
    world.cancellation = new Cancellation();
    world.push(NONE, tip);

    assertThat(world.github.checks().getFirst().conclusion).isEqualTo("cancelled");
    assertThat(world.github.checks().getFirst().title).isEqualTo("Ended without a result");
    assertThat(world.config.state()).doesNotContain("\"running\"");
  }

  @Test
  void a_read_only_token_leaves_the_result_to_summary_and_log() {
    world.github.always(Trouble.READ_ONLY);
    world.registries.breakDown("m.io/x/app");

    assertThat(world.push(NONE, world.config.rules(APP, WEB))).isEqualTo(ExitCode.FAILED);

    assertThat(world.log()).contains("::error file=images.json,line=2", "checks: write");
    assertThat(world.summary()).contains("1 copied, 1 failed");
    assertThat(world.outputs()).contains("failed=1", "copied=1", "conclusion=failure");
  }

  @Test
  void what_a_changed_rule_feeds_follows_in_the_same_run() {
    var feeds = "\"m.io/x/app:1\": \"n.io/x/app\"";
    var first = world.config.rules(feeds, WEB);
    world.push(NONE, first);
    assertThat(world.registries.digest("n.io/x/app:1")).isEmpty();

    assertThat(world.push(first, world.config.rules(feeds, WEB, APP))).isEqualTo(ExitCode.WELL);

    assertThat(world.registries.digest("n.io/x/app:1"))
        .isEqualTo(world.registries.digest("a.io/x/app:1"));
  }
}
