package io.github.imagesync.report;

import static io.github.imagesync.report.Reports.NEW;
import static io.github.imagesync.report.Reports.failed;
import static io.github.imagesync.report.Reports.intent;
import static io.github.imagesync.report.Reports.result;
import static io.github.imagesync.report.Reports.sync;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void says_it_all_in_its_heading_and_failures_first() {
    var report =
        sync(
            result(intent("a.io/x:1", "h.io/x"), new Outcome.Copied(NEW, 1_400_000, 0)),
            result(intent("a.io/y:1", "h.io/y"), failed(Failure.Cause.ACCESS, "denied")));

    assertThat(Summary.markdown(report))
        .startsWith("### 1 copied, 1 failed · 1.4 MB in 2 min 5 s\n")
        .containsSubsequence("Failed", "denied", "images.json:2", "Copied");
  }

  @Test
  void what_a_registry_says_stays_text() {
    var hostile = "@all <img src=x> | [link](http://evil) `code` ##[error]x\n# heading";
    var report = sync(result(intent("a.io/x:1", "h.io/x"), failed(Failure.Cause.REFUSED, hostile)));

    assertThat(Summary.markdown(report))
        .doesNotContain("@all", "<img", "[link]", "http://", "`code`", "##[", "\n# heading");
  }

  @Test
  void many_images_are_cut_to_what_the_summary_of_a_job_holds() {
    var one = result(intent("a.io/x:1", "h.io/x"), new Outcome.Copied(NEW, 1, 0));
    var report = sync(Collections.nCopies(20_000, one).toArray(Result[]::new));

    var markdown = Summary.markdown(report);

    assertThat(ByteLimit.sizeOf(markdown)).isLessThan(1024 * 1024);
    assertThat(markdown.contains("more; all in")).isTrue();
  }
}
