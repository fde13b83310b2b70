package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {

  private static final String SECOND_LINK = "\"oci:middle\": \"oci:end\"";
  private static final String FIRST_LINK = "\"oci:start\": \"oci:middle\"";

  @TempDir Path base;
  private final TestImages images = TestImages.seeded(14);
  private Folders folders;

  @BeforeEach
  void open() {
    folders = new Folders(base);
    folders.observed.refuseMounts();
  }

  @Test
  void a_chain_is_done_in_one_run_whatever_the_order_of_its_rules() {
    var image = images.multiPlatform(10);
    folders.put(image, "oci:start:1");

    folders.sync(SECOND_LINK, FIRST_LINK);

    assertThat(folders.digest("oci:end:1")).hasValue(image.digest());
  }

  @Test
  void the_end_gets_what_the_middle_will_have_and_not_what_it_has() {
    folders.put(images.image(1, 10), "oci:middle:1");
    var newer = images.image(1, 10);
    folders.put(newer, "oci:start:1");

    folders.sync(SECOND_LINK, FIRST_LINK);

    assertThat(folders.digest("oci:middle:1")).hasValue(newer.digest());
    assertThat(folders.digest("oci:end:1")).hasValue(newer.digest());
  }

  @Test
  void what_depends_on_a_failed_image_is_skipped_and_the_rest_is_copied() {
    var broken = images.image(1, 10);
    folders.put(broken, "oci:start:1");
    folders.put(images.image(1, 10), "oci:start:2");
    folders.observed.failReads(broken.top().blobs().getLast().digest(), 1_000);

    var outcomes = folders.sync(SECOND_LINK, FIRST_LINK);

    assertThat(outcomes.get("oci:middle:1")).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get("oci:end:1"))
        .isInstanceOfSatisfying(
            Outcome.Skipped.class,
            skipped -> assertThat(skipped.why()).isEqualTo(Outcome.Why.PREDECESSOR_FAILED));
    assertThat(outcomes.get("oci:end:2")).isInstanceOf(Outcome.Copied.class);
  }

  @Test
  void what_depends_on_an_image_that_can_not_be_planned_is_skipped() {
    var outcomes = folders.sync("\"oci:middle:1\": \"oci:end\"", "\"oci:start:1\": \"oci:middle\"");

    assertThat(outcomes.get("oci:middle:1")).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get("oci:end:1")).isInstanceOf(Outcome.Skipped.class);
  }

  @Test
  void a_new_name_for_a_tag_of_the_same_repository_is_given_to_what_the_run_writes() {
    folders.put(images.image(1, 10), "oci:middle:1");
    var newer = images.image(1, 10);
    folders.put(newer, "oci:start:1");

    folders.sync("\"oci:middle:1\": \"oci:middle:stable\"", "\"oci:start:1\": \"oci:middle\"");

    assertThat(folders.digest("oci:middle:1")).hasValue(newer.digest());
    assertThat(folders.digest("oci:middle:stable")).hasValue(newer.digest());
  }
}
