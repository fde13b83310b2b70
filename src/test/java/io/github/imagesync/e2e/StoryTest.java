package io.github.imagesync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rnorth.ducttape.unreliables.Unreliables;

/// The life of a config repository, from its first push to a run that was killed. Each step begins
/// where the one before it ended.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTest {

  private static final String RULES = "rules/team.yaml";
  private static final String NEVER = "0".repeat(40);

  private final TestImages images = TestImages.seeded(3);
  private Stage stage;
  private String tip = NEVER;
  private String proposed = NEVER;
  private TestImage moved = images.image(1, 1);
  private TestImage late = moved;
  private List<String> requestsOfBuild = List.of();
  private List<String> requestsOfMirror = List.of();

  @BeforeAll
  void raiseTheCurtain(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    stage = new Stage(folder);
  }

  @AfterAll
  void lowerIt() {
    stage.close();
  }

  private TestImage built(String repository, String tag) {
    var image = images.multiPlatform(20_000);
    stage.build.content().push(image, repository, tag);
    return image;
  }

  private void assertMirrored(String repository, String tag, TestImage image) {
    assertThat(stage.mirror.content().digest(repository, tag)).hasValue(image.digest());
  }

  private Job.Ended told(String step, Job.Ended ended) {
    var check = stage.github.check();
    System.out.printf(
        "%-44s exit %d | %s: %s | %s | build %d, mirror %d requests%n",
        step,
        ended.exitCode(),
        check.name,
        check.conclusion,
        check.title,
        requestsOfBuild.size(),
        requestsOfMirror.size());
    return ended;
  }

  private Job.Ended ended(String step, Supplier<Job.Ended> run) {
    stage.build.newRequests();
    stage.mirror.newRequests();
    var ended = run.get();
    requestsOfBuild = stage.build.newRequests();
    requestsOfMirror = stage.mirror.newRequests();
    return told(step, ended);
  }

  @Test
  @Order(1)
  void the_first_push_syncs_everything() {
    var api = built("team/api", "1.0");
    var newer = built("team/api", "1.1");
    var web = built("team/web", "v1");
    built("team/web", "nightly");
    tip = stage.config.commit("Begin");

    var ended = ended("first push", () -> stage.job.push(NEVER, tip));

    assertThat(ended.exitCode()).as(ended.log()).isZero();
    assertMirrored("team/api", "1.0", api);
    assertMirrored("team/api", "1.1", newer);
    assertMirrored("team/web", "v1", web);
    assertThat(stage.mirror.content().tags("team/web")).containsExactly("v1");
    assertThat(stage.github.check().conclusion).isEqualTo("success");
    assertThat(stage.config.state("state.json")).contains(tip);
  }

  @Test
  @Order(2)
  void a_pull_request_is_planned_and_copies_nothing() {
    built("team/worker", "2.0");
    built("team/cron", "2.0");
    moved = built("team/api", "1.1");
    stage.config.branch("more");
    var head =
        stage.config.append(
            RULES,
            """
            build.example.internal:5000/team/worker:2.0: mirror.example.org/team/worker
            build.example.internal:5000/team/cron:2.0: mirror.example.org/team/cron
            build.example.internal:5000/team/api:1.2: mirror.example.org/team/api
            """);
    proposed = stage.config.proposeMergeOf("more");

    var ended = ended("pull request", () -> stage.job.pullRequest(proposed, head));

    assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
    var check = stage.github.check();
    assertThat(check.name).isEqualTo("image-sync / plan");
    assertThat(check.commit).isEqualTo(head);
    assertThat(check.conclusion).isEqualTo("failure");
    assertThat(check.annotations)
        .anySatisfy(annotation -> {
          assertThat(annotation.path("path").asText()).isEqualTo(RULES);
          assertThat(annotation.path("start_line").asInt()).isEqualTo(lineOf("team/api:1.2"));
        });
    assertThat(check.title).contains("2 to copy", "1 tag would move", "1 problem");
    assertThat(check.summary + check.text).contains(moved.digest().hex().substring(0, 7));
    assertThat(requestsOfMirror).noneMatch(StoryTest::writes);
    assertThat(stage.mirror.content().tags("team/worker")).isEmpty();
  }

  private int lineOf(String text) {
    return 1 + (int) stage.config.read(RULES).lines().takeWhile(l -> !l.contains(text)).count();
  }

  private static boolean writes(String request) {
    return !request.startsWith("GET") && !request.startsWith("HEAD");
  }

  @Test
  @Order(3)
  void its_merge_asks_only_the_repositories_of_its_rules() {
    var added = built("team/api", "1.2");
    stage.config.acceptMerge();

    var ended = ended("its merge", () -> stage.job.push(tip, proposed));
    tip = proposed;

    assertThat(ended.exitCode()).as(ended.log()).isZero();
    assertMirrored("team/api", "1.1", moved);
    assertMirrored("team/api", "1.2", added);
    assertThat(stage.mirror.content().tags("team/worker")).containsExactly("2.0");
    assertThat(stage.mirror.content().tags("team/cron")).containsExactly("2.0");
    assertThat(requestsOfBuild).isNotEmpty().noneMatch(request -> request.contains("team/web"));
    assertThat(requestsOfMirror).isNotEmpty().noneMatch(request -> request.contains("team/web"));
  }

  @Test
  @Order(4)
  void a_push_while_the_destination_is_down_is_a_failure_that_stays_pending() {
    late = built("team/late", "1");
    var rule = "build.example.internal:5000/team/late:1: mirror.example.org/team/late\n";
    var before = tip;
    tip = stage.config.append(RULES, rule);
    stage.mirror.stop();

    var ended = ended("push, mirror down", () -> stage.job.push(before, tip));

    stage.mirror.startAgain();
    assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
    assertThat(stage.github.check().conclusion).isEqualTo("failure");
    assertThat(stage.config.state("state.json")).contains(tip, "team/late");
  }

  @Test
  @Order(5)
  void an_unrelated_push_makes_the_pending_pair_good() {
    var before = tip;
    tip = stage.config.append("README.md", "More words.\n");

    var ended = ended("unrelated push", () -> stage.job.push(before, tip));

    assertThat(ended.exitCode()).as(ended.log()).isZero();
    assertMirrored("team/late", "1", late);
    assertThat(stage.config.state("state.json")).contains(tip).doesNotContain("team/late");
    assertThat(requestsOfMirror).allMatch(StoryTest::isAboutLate);
  }

  private static boolean isAboutLate(String request) {
    return request.endsWith("/v2/") || request.contains("team/late");
  }

  @Test
  @Order(6)
  void the_scheduled_resync_names_drift_and_repairs_it() {
    var right = stage.mirror.content().digest("team/web", "v1").orElseThrow();
    stage.mirror.content().push(images.image(1, 1000), "team/web", "v1");

    var ended = ended("drift, then the schedule", () -> stage.job.schedule(tip));

    assertThat(ended.exitCode()).as(ended.log()).isZero();
    assertThat(stage.mirror.content().digest("team/web", "v1")).hasValue(right);
    var check = stage.github.check();
    assertThat(check.name).isEqualTo("image-sync / resync");
    assertThat(check.title).contains("drifted");
    assertThat(check.summary + check.text).contains("team/web");
  }

  @Test
  @Order(7)
  void a_job_that_was_killed_halfway_is_made_good_by_the_next() {
    var large = images.image(3, 48 * 1024 * 1024);
    stage.build.content().push(large, "team/large", "1");
    var before = tip;
    var rule = "build.example.internal:5000/team/large:1: mirror.example.org/team/large\n";
    tip = stage.config.append(RULES, rule);
    stage.mirror.newRequests();
    ended("killed halfway", () -> killedAtItsFirstUpload(before));
    var killed = stage.github.check();
    assertThat(stage.mirror.content().tags("team/large")).isEmpty();
    assertThat(killed.status).isEqualTo("in_progress");

    var ended = ended("run again", () -> stage.job.push(before, tip));

    assertThat(ended.exitCode()).as(ended.log()).isZero();
    assertMirrored("team/large", "1", large);
    assertThat(killed.status).isEqualTo("completed");
    assertThat(stage.config.state("state.json")).contains(tip);
  }

  private Job.Ended killedAtItsFirstUpload(String before) {
    var job = stage.job.startPush(before, tip);
    Unreliables.retryUntilTrue(
        60,
        TimeUnit.SECONDS,
        () -> stage.mirror.newRequests().stream().anyMatch(StoryTest::writes));
    stage.job.kill(job);
    return stage.job.end(job);
  }
}
