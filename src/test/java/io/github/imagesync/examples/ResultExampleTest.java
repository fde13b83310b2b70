package io.github.imagesync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.cli.Program;
import io.github.imagesync.cli.World;
import io.github.imagesync.examples.Page.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JSON that the command line's page shows has the fields that a run writes.
class ResultExampleTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  @Test
  void the_shown_result_has_the_fields_of_a_real_one() throws IOException {
    var shown = JSON.readTree(shown().text());
    Files.writeString(folder.resolve("images.json"), "{\"oci:missing:1\": \"oci:copy\"}");

    var real = JSON.readTree(printedBy("sync", "--format", "json", "--quiet"));

    assertThat(fields(shown)).isEqualTo(fields(real));
  }

  private static Block shown() {
    return Page.read(Path.of("docs/command-line.md")).blocks().stream()
        .filter(block -> block.is("result"))
        .findFirst()
        .orElseThrow();
  }

  private String printedBy(String... args) {
    var out = new ByteArrayOutputStream();
    var nowhere = new PrintStream(new ByteArrayOutputStream());
    Program.in(World.of(Map.of(), folder, new PrintStream(out), nowhere, World.Screen.LOG))
        .run(args);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> fields(JsonNode node) {
    var fields = new TreeSet<String>();
    collect("", node, fields);
    return fields;
  }

  private static void collect(String path, JsonNode node, Set<String> into) {
    node.forEachEntry((name, value) -> {
      into.add(path + name);
      if (!name.equals("requests")) { // Hosts differ from run to run.
        collect(path + name + ".", value, into);
      }
    });
    if (node.isArray()) {
      node.forEach(item -> collect(path, item, into));
    }
  }
}
