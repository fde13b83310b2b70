package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.git.NewRepository;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final TestImage IMAGE = TestImages.seeded(3).image(1, 100);

  private @TempDir Path folder;
  private Launcher launcher;

  @BeforeEach
  void start() {
    launcher = new Launcher(folder);
  }

  /// Two commits: the first with the rules before, the second with those after.
  private void commits(String before, String after) throws Exception {
    var config = Files.createDirectories(folder.resolve("config"));
    try (var repository = NewRepository.in(config)) {
      launcher.file("config/images.json", before);
      var _ = repository.commit("before", NOON);
      launcher.file("config/images.json", after);
      var _ = repository.commit("after", NOON.plusSeconds(60));
    }
  }

  @Test
  void the_rules_that_changed_between_two_commits_are_listed() throws Exception {
    commits(
        "{'alpine:3': 'h.io/a/alpine', 'nginx:1': 'h.io/a/nginx'}",
        "{'nginx:1': 'h.io/a/nginx',\n 'redis:7': 'h.io/a/redis'}");

    var ran =
        launcher.run(
            "diff",
            "--repo",
            "config",
            "--before",
            "HEAD~1",
            "--after",
            "HEAD",
            "--format",
            "json");

    var json = new ObjectMapper().readTree(ran.out());
    assertThat(ran.code()).isZero();
    assertThat(json.at("/added/0/source").asText()).isEqualTo("redis:7");
    assertThat(json.at("/added/0/line").asInt()).isEqualTo(2);
    assertThat(json.at("/removed/0/source").asText()).isEqualTo("alpine:3");
    assertThat(json.at("/unchanged").asInt()).isEqualTo(1);
    assertThat(json.at("/repositories/0").asText()).isEqualTo("h.io/a/redis");
    assertThat(json.at("/after").asText()).hasSize(40);
  }

  @Test
  void a_revision_that_is_not_there_is_named() throws Exception {
    commits("{}", "{}");

    var ran = launcher.run("diff", "--repo", "config", "--before", "v9", "--after", "HEAD");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("has no commit 'v9'");
  }

  @Test
  void a_folder_that_is_no_repository_ends_with_2() {
    var ran = launcher.run("diff", "--repo", "nowhere", "--before", "a", "--after", "b");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.errLines()).hasSize(1);
    assertThat(ran.err()).contains("nowhere");
  }

  @Test
  void a_sync_of_a_repository_works_on_what_changed() throws Exception {
    try (var registries = TwoRegistries.in(folder)) {
      registries.put(IMAGE, "source/app:1");
      registries.put(IMAGE, "source/app:2");
      commits(
          registries.named("{'source/app:1': 'mirror/a/one'}"),
          registries.named("{'source/app:1': 'mirror/a/one', 'source/app:2': 'mirror/a/two'}"));

      var ran =
          launcher.run("sync", "--repo", "config", "--before", "HEAD~1", "--result", "result.json");

      assertThat(ran.out()).startsWith("1 copied");
      assertThat(ran.code()).isZero();
      assertThat(registries.digest("mirror/a/two:2")).contains(IMAGE.digest());
      assertThat(registries.digest("mirror/a/one:1")).isEmpty();
      assertThat(new ObjectMapper().readTree(launcher.read("result.json")).at("/before").asText())
          .hasSize(40);
    }
  }
}
