package io.github.imagesync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

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

  private java.util.List<String> requestsOfBuild = java.util.List.of();
  private java.util.List<String> requestsOfMirror = java.util.List.of();

  private Job.Ended ended(String step, java.util.function.Supplier<Job.Ended> run) {
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
    var moved = images.multiPlatform(20_000);
    stage.build.content().push(moved, "team/api", "1.1");
    stage.config.branch("more");
    var head =
        stage.config.append(
            RULES,
            """
            build.example.internal:5000/team/worker:2.0: mirror.example.org/team/worker
            build.example.internal:5000/team/cron:2.0: mirror.example.org/team/cron
            build.example.internal:5000/team/API:2.0: mirror.example.org/team/broken
            """);
    var merge = stage.config.proposeMergeOf("more");

    var ended = ended("pull request", () -> stage.job.pullRequest(merge, head));

    assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
    var check = stage.github.check();
    assertThat(check.name).isEqualTo("image-sync / plan");
    assertThat(check.commit).isEqualTo(head);
    assertThat(check.conclusion).isEqualTo("failure");
    assertThat(check.annotations)
        .anySatisfy(annotation -> {
          assertThat(annotation.path("path").asText()).isEqualTo(RULES);
          assertThat(annotation.path("start_line").asInt()).isEqualTo(lineOf("team/API"));
        });
    assertThat(requestsOfMirror).noneMatch(StoryTest::writes);
    assertThat(stage.mirror.content().tags("team/worker")).isEmpty();
  }

  private int lineOf(String text) {
    return 1 + (int) stage.config.read(RULES).lines().takeWhile(l -> !l.contains(text)).count();
  }

  private static boolean writes(String request) {
    return !request.startsWith("GET") && !request.startsWith("HEAD");
  }
}
