package io.github.imagesync.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// CNCF distribution as a process of this machine, on a port that the system chose.
final class RegistryProcess implements RunningRegistry {

  private static final Pattern LISTENING = Pattern.compile("listening on [^\"]*:(\\d+)");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final int LINES_KEPT = 200;

  private final Process process;
  private final Path folder;
  private final String description;
  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private RegistryProcess(Process process, Path folder, String description) {
    this.process = process;
    this.folder = folder;
    this.description = description;
  }

  static Optional<String> onPath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "docker-registry"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  static RegistryProcess start(
      String binary, Map<String, String> settings, Map<String, String> files) {
    try {
      var folder = Files.createTempDirectory("registry");
      var config =
          Files.writeString(
              folder.resolve("config.yml"),
              """
              version: 0.1
              storage: {cache: {blobdescriptor: inmemory}, filesystem: {rootdirectory: %s}}
              http: {addr: "127.0.0.1:0"}
              """
                  .formatted(folder.resolve("storage")));
      var builder = new ProcessBuilder(binary, "serve", config.toString());
      builder.redirectErrorStream(true).environment().putAll(settings);
      for (var file : files.entrySet()) {
        var path = Files.writeString(folder.resolve(file.getKey()), file.getValue());
        builder.environment().put(file.getKey(), path.toString());
      }
      var description = "CNCF distribution " + versionOf(binary) + ", the binary " + binary;
      var registry = new RegistryProcess(builder.start(), folder, description);
      registry.awaitPort();
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1:" + port.join();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String log() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (var paths = Files.walk(folder)) {
      paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitPort() {
    Thread.ofVirtual().start(this::readLog);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      port.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroy();
      throw new IllegalStateException("the registry did not start:\n" + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void readLog() {
    try (BufferedReader reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        keep(line);
        var listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
      }
      port.completeExceptionally(new IllegalStateException("the process ended"));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  private void keep(String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > LINES_KEPT) {
        lines.removeFirst();
      }
    }
  }

  private static String versionOf(String binary) throws IOException {
    var process = new ProcessBuilder(binary, "--version").redirectErrorStream(true).start();
    try (var reader = process.inputReader()) {
      var version = VERSION.matcher(String.join(" ", reader.readAllLines()));
      return version.find() ? version.group() : "(unknown version)";
    }
  }
}
