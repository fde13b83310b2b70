package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerFilesTest {

  private final Path folder;
  private final Path file;

  RunnerFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("file");
  }

  @Test
  void a_summary_is_added_to_what_is_there() throws IOException {
    Files.writeString(file, "of another program\n");

    new JobSummary(file).append(_ -> "ours");

    assertThat(file).hasContent("of another program\nours\n");
  }

  @Test
  void a_summary_is_told_how_much_room_is_left_of_a_mebibyte() throws IOException {
    Files.writeString(file, "x".repeat(1_000_000));
    var left = new AtomicInteger();

    new JobSummary(file)
        .append(room -> {
          left.set(room);
          return "y".repeat(room);
        });

    assertThat(left.get()).isPositive().isLessThan(48_576);
    assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024);
  }

  @Test
  void a_summary_that_has_no_room_is_left_as_it_is() throws IOException {
    Files.writeString(file, "x".repeat(1024 * 1024));

    new JobSummary(file).append(_ -> "ours");

    assertThat(Files.size(file)).isEqualTo(1024 * 1024);
  }

  @Test
  void an_output_of_several_lines_can_set_no_other_output() throws IOException {
    new Outputs(file).write(Map.of("title", "one\nEND\nfailed=0\nEND_3"));

    var lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).startsWith("title<<");
    var end = lines.getFirst().substring("title<<".length());
    assertThat(lines).filteredOn(end::equals).hasSize(1);
    assertThat(lines.getLast()).isEqualTo(end);
  }

  @Test
  void files_that_cannot_be_written_stop_nothing() {
    assertThatCode(
            () -> {
              new Outputs(folder).write(Map.of("failed", "0"));
              new JobSummary(folder).append(_ -> "ours");
            })
        .doesNotThrowAnyException();
  }
}
