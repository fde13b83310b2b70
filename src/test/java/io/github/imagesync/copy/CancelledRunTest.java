package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CancelledRunTest {

  @TempDir Path base;
  private final TestImages images = TestImages.seeded(16);
  private Folders folders;

  @BeforeEach
  void open() {
    folders = new Folders(base);
    folders.observed.refuseMounts();
  }

  @Test
  void what_is_under_way_is_broken_off_and_every_image_has_a_result() throws Exception {
    var reached = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      var image = images.image(1, 10);
      folders.put(image, "oci:from:" + i);
      folders.observed.holdReads(image.top().blobs().getLast().digest(), reached);
    }
    var run = folders.begun(1, "\"oci:from\": \"oci:to\"");
    reached.await();

    run.cancel(Duration.ZERO);

    assertThat(run.finish())
        .hasSize(5)
        .extracting(Result::outcome)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    Outcome.Skipped.class,
                    skipped -> assertThat(skipped.why()).isEqualTo(Outcome.Why.CANCELLED)));
    assertThat(folders.digest("oci:to:0")).isEmpty();
  }

  @Test
  void what_is_done_stays_done_and_the_next_run_does_the_rest() throws Exception {
    var reached = new CountDownLatch(1);
    var first = images.image(1, 10);
    var second = images.image(1, 10);
    folders.put(first, "oci:from:1");
    folders.sync("\"oci:from\": \"oci:to\"");
    folders.put(second, "oci:from:2");
    folders.observed.holdReads(second.top().blobs().getLast().digest(), reached);
    var run = folders.begun(1, "\"oci:from\": \"oci:to\"");
    reached.await();
    run.cancel(Duration.ZERO);
    run.finish();
    folders.observed.release();

    var outcomes = folders.sync("\"oci:from\": \"oci:to\"");

    assertThat(outcomes.get("oci:to:1")).isInstanceOf(Outcome.UpToDate.class);
    assertThat(outcomes.get("oci:to:2")).isInstanceOf(Outcome.Copied.class);
  }
}
