package io.github.imagesync.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.testing.PlainClient;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImages;
import io.github.imagesync.testing.TestLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnorth.ducttape.unreliables.Unreliables;

/// The action's step with the real docker and image, as user 1001 where the tests run as root: a
/// push to a config repository in the workspace, a destination that only `docker login` opens.
@Tag("e2e")
class ActionInContainerTest {

  private static final String RUNNER = "1001";

  @TempDir Path folder;
  private final RealRegistry source = RealRegistry.shared();
  private final RealRegistry locked = RealRegistry.with().basicAuth().start();
  private final PlainClient mirror =
      PlainClient.of(locked.host()).as(TestLogin.USERNAME, TestLogin.PASSWORD);
  private final String name = source.newNamespace() + "/app";
  private RunnerStep step;

  @BeforeEach
  void aStepOfAPush() throws IOException {
    step = RunnerStep.in(folder).input("image", image()).variable("GITHUB_ACTION_PATH", "/");
    step.variable("GITHUB_EVENT_NAME", "push")
        .variable("GITHUB_REF", "refs/heads/main")
        .variable("GITHUB_REPOSITORY", "octo/config")
        .variable("GITHUB_API_URL", "http://127.0.0.1:9") // no one is there: only the check is lost
        .input("arguments", "--repo " + step.path("work/config") + " --retries 0");
    var engine = System.getenv("DOCKER_HOST");
    if (engine != null) {
      step.variable("DOCKER_HOST", engine);
    }
    var login = TestLogin.USERNAME + ":" + TestLogin.PASSWORD;
    var base64 = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(step.path("home/.docker"));
    Files.writeString(
        step.path("home/.docker/config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(locked.host(), base64));
  }

  @AfterEach
  void stop() {
    locked.close();
  }

  private static String image() {
    return Objects.requireNonNull(
        System.getenv("IMAGE_SYNC_TEST_IMAGE"), "no image to test: run `make e2e`");
  }

  private void push(String rule) throws IOException, GitAPIException {
    var workspace = step.path("work/config");
    Files.writeString(workspace.resolve("images.json"), rule);
    try (var git = Git.init().setDirectory(workspace.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      var commit = git.commit().setMessage("Begin").setAuthor("A", "a@b").setSign(false).call();
      step.variable("GITHUB_SHA", commit.name());
      Files.writeString(
          step.path("temp/_runner_file_commands/event.json"),
          "{\"ref\":\"refs/heads/main\",\"before\":\"%s\",\"after\":\"%s\",\"commits\":[]}"
              .formatted("0".repeat(40), commit.name()));
    }
  }

  /// Gives all files to the runner's user, command files readable by all and writable by it alone.
  private Process started() throws IOException {
    if (System.getProperty("user.name").equals("root")) {
      step.startedBy(
          List.of("setpriv", "--reuid", RUNNER, "--regid", RUNNER, "--groups", engineGroup()));
      belongToTheRunner();
    }
    return step.start();
  }

  private void belongToTheRunner() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setAttribute(file, "unix:uid", Integer.valueOf(RUNNER));
      }
    }
  }

  private static String engineGroup() throws IOException {
    var engine =
        Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "unix:///var/run/docker.sock");
    return Files.getAttribute(Path.of(engine.replaceFirst("^unix://", "")), "unix:gid").toString();
  }

  private String log() throws IOException {
    return Files.readString(step.path("log"));
  }

  @Test
  void earlier_logins_count_and_the_runner_gets_summary_outputs_and_result() throws Exception {
    var image = TestImages.seeded(5).image(2, 1000);
    PlainClient.of(source.host()).push(image, name, "1");
    push("{\"%s/%s:1\": \"%s/%s\"}".formatted(source.host(), name, locked.host(), name));

    var process = started();

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(mirror.digest(name, "1")).hasValue(image.digest());
    assertThat(step.commandFile("set_output")).contains("copied=1", "result=");
    assertThat(step.commandFile("step_summary")).contains("1 copied");
    assertThat(step.path("temp/image-sync/result.json")).content().contains(name);
  }

  @Test
  void a_signal_to_the_step_ends_the_job_with_a_report() throws Exception {
    var images = TestImages.seeded(6);
    for (var tag : List.of("1", "2", "3")) {
      PlainClient.of(source.host()).push(images.image(2, 32 * 1024 * 1024), name, tag);
    }
    push("{\"%s/%s\": \"%s/%s\"}".formatted(source.host(), name, locked.host(), name));
    step.input("jobs", "1");
    var process = started();
    Unreliables.retryUntilTrue(60, TimeUnit.SECONDS, () -> locked.log().contains("/uploads/"));

    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();

    assertThat(process.waitFor()).as(log()).isEqualTo(130);
    assertThat(mirror.tags(name)).as("what was not begun stays undone").hasSizeLessThan(3);
    assertThat(step.commandFile("set_output")).contains("conclusion=cancelled");
  }
}
