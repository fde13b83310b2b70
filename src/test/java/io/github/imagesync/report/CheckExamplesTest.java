package io.github.imagesync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.report.CheckExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckExamplesTest {

  private static final Path FOLDER = Path.of("docs", "checks");

  static Iterable<String> files() {
    return CheckExamples.all().keySet();
  }

  private static Example example(String file) {
    return Objects.requireNonNull(CheckExamples.all().get(file));
  }

  /// With `-Dexamples=write` the files are written anew instead.
  @ParameterizedTest
  @MethodSource("files")
  void the_documentation_shows_what_is_posted(String file) throws IOException {
    var path = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("examples"))) {
      Files.writeString(path, example(file).markdown());
    }
    assertThat(Files.readString(path).equals(example(file).markdown()))
        .as("%s is out of date: write it anew with -Dexamples=write", path)
        .isTrue();
  }

  @Test
  void ten_thousand_images_fit_and_the_rest_is_said() {
    var text = example("ten-thousand-images.md").page().checkText();

    assertThat(text.title())
        .isEqualTo("10,000 checked, 5,700 copied or updated, 300 failed · 132 GB in 2 min 5 s");
    assertThat(ByteLimit.sizeOf(text.summary())).isBetween(40_000, CheckText.LARGEST_BYTES);
    assertThat(ByteLimit.sizeOf(text.text())).isBetween(60_000, CheckText.LARGEST_BYTES);
    assertThat(text.text()).contains("more; all in the job's summary and the result's JSON");
  }

  @Test
  void failures_come_before_what_went_well_and_tell_what_to_do() {
    var text = example("three-failures.md").page().checkText();

    assertThat(text.title()).startsWith("54 copied, 3 updated, 3 failed, 340 up to date · ");
    assertThat(text.summary())
        .contains("answered 502", "images.json:19", "the next run tries again")
        .contains("the oldest for 3 days")
        .contains("Last full resync: 6 days ago");
    assertThat(text.text()).contains("Moved", "Copied");
  }

  @Test
  void a_job_summary_holds_all_of_what_a_check_run_cuts() {
    var page = example("ten-thousand-images.md").page();

    var whole = page.jobSummary("image-sync / resync", 10_000_000);
    assertThat(whole).doesNotContain("left out").doesNotContain("more; all in");

    var summary = page.jobSummary("image-sync / resync", 500_000);
    assertThat(ByteLimit.sizeOf(summary)).isBetween(450_000, 500_000);
    assertThat(summary).contains("all in the result's JSON");
  }
}
