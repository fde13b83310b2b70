package io.github.imagesync.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the program in a folder of its own, as a shell would.
final class Launcher {

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  Launcher(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
  }

  /// What a run left behind.
  record Ran(int code, String out, String err) {

    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Writes a file; apostrophes stand for quotation marks.
  Launcher file(String name, String... lines) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
    return this;
  }

  /// The rules of `images.json`, from line 2 on.
  Launcher rules(String... rules) throws IOException {
    return file("images.json", "{", String.join(",\n", rules), "}");
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var world =
        World.of(environment, folder, new PrintStream(out), new PrintStream(err), World.Screen.LOG);
    int code = Program.in(world).run(arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
