package io.github.imagesync.workflows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the action's step asks of docker; a program of that name writes it down.
class ActionTest {

  private static final String WRITES_DOWN =
      """
      #!/bin/sh
      echo $$ >"$RUNNER_TEMP/pid"
      printf '%s\\0' "$@" >"$RUNNER_TEMP/arguments"
      env -0 >"$RUNNER_TEMP/environment"
      """;

  @TempDir Path folder;
  private RunnerStep step;

  @BeforeEach
  void aStepOfADownloadedAction() throws IOException {
    var docker = folder.resolve("bin/docker");
    Files.createDirectories(docker.getParent());
    Files.writeString(docker, WRITES_DOWN);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    step =
        RunnerStep.in(folder)
            .variable("PATH", docker.getParent() + ":" + System.getenv("PATH"))
            .downloadedAs("Octo/image-sync/v1.2.3");
  }

  private List<String> dockerWasAsked() throws IOException, InterruptedException {
    var process = step.start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
    assertThat(Files.readString(folder.resolve("temp/pid")).strip())
        .as("docker takes the step's place, so that signals reach it")
        .isEqualTo("" + process.pid());
    return nulSeparated("arguments");
  }

  private List<String> nulSeparated(String name) throws IOException {
    var text = Files.readString(folder.resolve("temp").resolve(name));
    return List.of(text.substring(0, text.length() - 1).split("\0", -1));
  }

  private String mount(String path, String options) {
    return "type=bind,source=" + folder.resolve(path) + ",target=" + folder.resolve(path) + options;
  }

  @Test
  void it_runs_the_image_of_its_own_release() throws Exception {
    assertThat(dockerWasAsked()).endsWith("ghcr.io/octo/image-sync:v1.2.3", "ci");
  }

  @Test
  void it_runs_as_the_runners_user_and_may_write_only_what_the_runner_reads() throws Exception {
    var asked = dockerWasAsked();

    assertThat(asked)
        .containsSequence("--user", id("-u") + ":" + id("-g"))
        .contains("--read-only")
        .containsSequence("--cap-drop", "ALL");
    assertThat(asked)
        .filteredOn(argument -> argument.startsWith("type=bind") && !argument.endsWith("readonly"))
        .containsExactlyInAnyOrder(
            mount("temp/image-sync", ""),
            mount("temp/_runner_file_commands/step_summary", ""),
            mount("temp/_runner_file_commands/set_output", ""));
  }

  private static String id(String option) throws IOException {
    try (var said = new ProcessBuilder("id", option).start().getInputStream()) {
      return new String(said.readAllBytes(), UTF_8).strip();
    }
  }

  @Test
  void it_sees_the_event_the_workspace_and_earlier_logins_but_cannot_change_them()
      throws Exception {
    Files.createDirectories(folder.resolve("home/.docker"));

    assertThat(dockerWasAsked())
        .contains(
            mount("temp/_runner_file_commands/event.json", ",readonly"),
            mount("work/config", ",readonly"),
            "type=bind,source=" + folder.resolve("home/.docker") + ",target=/docker,readonly")
        .containsSequence("--env", "DOCKER_CONFIG=/docker");
  }

  @Test
  void without_earlier_logins_it_mounts_none() throws Exception {
    assertThat(dockerWasAsked()).noneMatch(argument -> argument.contains("/docker"));
  }

  @Test
  void secrets_go_in_by_name_and_stand_in_no_argument() throws Exception {
    step.variable("MIRROR_PASSWORD", "hunter2 with 'quotes'").variable("GITHUB_SHA", "4f2c");

    var asked = dockerWasAsked();

    assertThat(asked)
        .containsSequence("--env", "MIRROR_PASSWORD")
        .containsSequence("--env", "GITHUB_SHA")
        .containsSequence("--env", "GITHUB_TOKEN")
        .noneMatch(argument -> argument.contains("hunter2") || argument.contains("jobs-token"));
    assertThat(nulSeparated("environment"))
        .contains("MIRROR_PASSWORD=hunter2 with 'quotes'", "GITHUB_TOKEN=the-jobs-token");
  }

  @Test
  void what_describes_the_runners_machine_stays_outside() throws Exception {
    step.variable("JAVA_HOME", "/usr/lib/jvm").variable("JDK_JAVA_OPTIONS", "-Xmx1k");

    assertThat(dockerWasAsked())
        .doesNotContain("PATH", "HOME", "JAVA_HOME", "JDK_JAVA_OPTIONS", "INPUT_ARGUMENTS");
  }

  @Test
  void inputs_become_options_and_never_shell() throws Exception {
    step.input("max-moves", "$(touch " + folder.resolve("hacked") + ")")
        .input("image", "registry.example.org/image-sync:1")
        .input("arguments", "--full-every 3d\n --only */nginx* `touch hacked`");

    var asked = dockerWasAsked();

    assertThat(asked)
        .endsWith(
            "registry.example.org/image-sync:1",
            "ci",
            "--full-every",
            "3d",
            "--only",
            "*/nginx*",
            "`touch",
            "hacked`")
        .containsSequence("--env", "IMAGE_SYNC_MAX_MOVES");
    assertThat(nulSeparated("environment"))
        .contains("IMAGE_SYNC_MAX_MOVES=$(touch " + folder.resolve("hacked") + ")");
    assertThat(folder.resolve("hacked")).doesNotExist();
  }
}
