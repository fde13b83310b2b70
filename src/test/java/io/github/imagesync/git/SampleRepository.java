package io.github.imagesync.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A config repository that a test makes with the git program: a clone to commit in, and the bare
/// repository beside it that it pushes to. No configuration of the machine counts.
public final class SampleRepository {

  private final Path folder;
  private final Path clone;
  private final Path bare;
  private int seconds;

  private SampleRepository(Path folder) {
    this.folder = folder;
    this.clone = folder.resolve("clone");
    this.bare = folder.resolve("config.git");
  }

  /// A repository without commits; its branch is `main`.
  public static SampleRepository in(Path folder) {
    var sample = new SampleRepository(folder);
    run(folder, "init", "-q", "--bare", "-b", "main", sample.bare.toString());
    run(folder, "init", "-q", "-b", "main", sample.clone.toString());
    sample.git("remote", "add", "origin", sample.bare.toString());
    return sample;
  }

  Path folder() {
    return folder;
  }

  public Path bare() {
    return bare;
  }

  public Path workTree() {
    return clone;
  }

  public SampleRepository write(String path, String... lines) {
    return writeBytes(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// A rule file of a little more than 16 MiB that is hardly compressible.
  SampleRepository writeHuge(String path) {
    var bytes = new byte[16 * 1024 * 1024 + 1];
    new Random(1).nextBytes(bytes);
    return writeBytes(path, bytes);
  }

  private SampleRepository writeBytes(String path, byte[] bytes) {
    try {
      var file = clone.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits all that is there, pushes the current branch, and gives the commit's id.
  public String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    git("push", "-q", "--force", "origin", "HEAD");
    return head();
  }

  public String head() {
    return git("rev-parse", "HEAD");
  }

  /// Runs git in the clone; every commit is a minute later than the one before.
  public String git(String... arguments) {
    seconds += 60;
    return run(clone, Map.of("GIT_TEST_SECONDS", String.valueOf(seconds)), arguments);
  }

  /// Gives the bare repository a hook.
  void hook(String name, String... lines) {
    var file = bare.resolve("hooks").resolve(name);
    try {
      Files.createDirectories(bare.resolve("hooks"));
      Files.writeString(file, String.join("\n", lines) + "\n");
      if (!file.toFile().setExecutable(true)) {
        throw new AssertionError(file + " can't be made executable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs git in the bare repository.
  public String gitInBare(String... arguments) {
    return run(bare, arguments);
  }

  static String run(Path folder, String... arguments) {
    return run(folder, Map.of(), arguments);
  }

  private static String run(Path folder, Map<String, String> more, String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    isolate(builder.environment());
    var date =
        (1_700_000_000 + Integer.parseInt(more.getOrDefault("GIT_TEST_SECONDS", "0"))) + " +0000";
    builder.environment().put("GIT_AUTHOR_DATE", date);
    builder.environment().put("GIT_COMMITTER_DATE", date);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("these tests need the git program", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// Leaves nothing of the machine's configuration to a git process.
  static void isolate(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_NAME", "A");
    environment.put("GIT_AUTHOR_EMAIL", "a@example.org");
    environment.put("GIT_COMMITTER_NAME", "A");
    environment.put("GIT_COMMITTER_EMAIL", "a@example.org");
  }
}
