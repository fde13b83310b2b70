package io.github.imagesync.e2e;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.github.imagesync.github.GitHubStandIn;
import io.github.imagesync.testing.TestLogin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs the image's default command as a workflow's job would: any user, a read-only root, 256 MiB,
/// the event and the files that the runner reads mounted.
final class Job {

  private static final long MEMORY = 256L * 1024 * 1024;

  private final Engine engine;
  private final Path folder;
  private final List<String> hosts;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private int runs;

  /// `hosts` are `NAME:ADDRESS`; `authority` is what the job is to trust, PEM.
  Job(Engine engine, Path folder, List<String> hosts, String authority, GitHubStandIn github) {
    this.engine = engine;
    this.folder = folder;
    this.hosts = hosts;
    write("ca.pem", authority);
    environment.put("CI", "true");
    environment.put("GITHUB_SERVER_URL", "http://git.example.internal/git");
    environment.put("GITHUB_API_URL", github.api().toString());
    environment.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
    environment.put("GITHUB_TOKEN", GitHubStandIn.TOKEN.reveal());
    environment.put("GITHUB_EVENT_PATH", "/job/event.json");
    environment.put("GITHUB_STEP_SUMMARY", "/job/summary.md");
    environment.put("GITHUB_OUTPUT", "/job/output");
    environment.put("IMAGE_SYNC_CA_FILE", "/job/ca.pem");
    environment.put("IMAGE_SYNC_RETRIES", "1");
  }

  /// What a job left behind.
  record Ended(int exitCode, String log, String outputs) {}

  /// A job of a push, with the secrets of the config repository.
  Ended push(String before, String after) {
    return end(startPush(before, after));
  }

  String startPush(String before, String after) {
    var payload =
        """
        {"ref":"refs/heads/main","before":"%s","after":"%s","commits":[{"id":"%s"}]}
        """
            .formatted(before, after, after);
    return start("push", after, "refs/heads/main", payload);
  }

  Ended schedule(String tip) {
    var payload = "{\"schedule\":\"17 3 * * 0\"}";
    return end(start("schedule", tip, "refs/heads/main", payload));
  }

  /// A job of a pull request from the repository itself, which may read with its secrets.
  Ended pullRequest(String merge, String head) {
    var payload =
        """
        {"pull_request":{"number":5,
          "head":{"sha":"%s","repo":{"full_name":"octo/config"}},
          "base":{"sha":"stale","ref":"main","repo":{"full_name":"octo/config"}}}}
        """
            .formatted(head);
    return end(start("pull_request", merge, "refs/pull/5/merge", payload));
  }

  private String start(String event, String sha, String ref, String payload) {
    write("event.json", payload);
    write("summary.md", "");
    write("output", "");
    var variables = new LinkedHashMap<>(environment);
    variables.put("GITHUB_EVENT_NAME", event);
    variables.put("GITHUB_SHA", sha);
    variables.put("GITHUB_REF", ref);
    variables.put("GITHUB_RUN_ID", "" + ++runs);
    variables.put("MIRROR_USERNAME", TestLogin.USERNAME);
    variables.put("MIRROR_PASSWORD", TestLogin.PASSWORD);
    return start(variables);
  }

  private String start(Map<String, String> variables) {
    var host =
        new HostConfig()
            .withNetworkMode(engine.network().getId())
            .withExtraHosts(hosts.toArray(String[]::new))
            .withReadonlyRootfs(true)
            .withMemory(MEMORY)
            .withBinds(new Bind(folder.toString(), new Volume("/job"), AccessMode.rw));
    var created =
        Engine.client()
            .createContainerCmd(image())
            .withHostConfig(host)
            .withUser("1234:1234")
            .withEnv(variables.entrySet().stream().map(each -> each + "").toList())
            .exec();
    Engine.client().startContainerCmd(created.getId()).exec();
    return created.getId();
  }

  private static String image() {
    return Objects.requireNonNull(
        System.getenv("IMAGE_SYNC_TEST_IMAGE"), "no image to test: run `make e2e`");
  }

  /// Ends a job at once, as a machine that is switched off.
  void kill(String job) {
    Engine.client().killContainerCmd(job).withSignal("KILL").exec();
  }

  /// Waits for the end of a job.
  Ended end(String job) {
    var code = Engine.client().waitContainerCmd(job).start().awaitStatusCode();
    var log = log(job);
    Engine.client().removeContainerCmd(job).exec();
    return new Ended(code, log, read("output"));
  }

  private static String log(String job) {
    var log = new ByteArrayOutputStream(); // which threads may share
    try {
      Engine.client()
          .logContainerCmd(job)
          .withStdOut(true)
          .withStdErr(true)
          .exec(
              new ResultCallback.Adapter<Frame>() {
                @Override
                public void onNext(Frame frame) {
                  log.writeBytes(frame.getPayload());
                }
              })
          .awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
