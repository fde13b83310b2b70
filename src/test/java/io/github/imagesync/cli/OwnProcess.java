package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The program in a process of its own, for what a JVM can bear but once.
final class OwnProcess {

  private OwnProcess() {}

  /// Starts it in this folder, with these variables beside those of this process; its log is lost.
  static Process start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(OwnProcess::belongsToThisMachine);
    environment.put("HOME", folder.toString());
    environment.putAll(variables);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /// Proxies would come between the process and our servers, and a real workflow's variables
  /// between it and ours.
  private static boolean belongsToThisMachine(String variable) {
    var name = variable.toUpperCase(Locale.ROOT);
    return name.endsWith("_PROXY") || name.startsWith("GITHUB_") || name.startsWith("IMAGE_SYNC_");
  }

  /// Sends a signal, such as `INT`.
  static void send(String signal, Process process) throws Exception {
    var kill =
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }
}
