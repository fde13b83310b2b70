package io.github.imagesync.github;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The step's outputs for later steps: the file at GITHUB_OUTPUT.
record Outputs(Path file) {

  private static final System.Logger LOG = System.getLogger(Outputs.class.getName());

  /// Adds these outputs. A file that can't be written is logged: the run itself went as it went.
  void write(Map<String, String> values) {
    var lines = new StringBuilder();
    values.forEach((name, value) -> lines.append(line(name, value)));
    try {
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.log(WARNING, "the outputs can''t be written: {0}", e.getMessage());
    }
  }

  /// `name=value`, or where the value has several lines a block up to a line that it does not hold:
  /// else a value could set further outputs.
  private static String line(String name, String value) {
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
      return name + "=" + value + "\n";
    }
    var end = new StringBuilder("END");
    while (value.contains(end)) {
      end.append('_').append(end.length());
    }
    return name + "<<" + end + "\n" + value + "\n" + end + "\n";
  }
}
