package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedCopyTest {

  private static final int ALWAYS = 1_000;

  @TempDir Path base;
  private final TestImages images = TestImages.seeded(12);
  private Folders folders;

  @BeforeEach
  void folders_that_do_not_mount() {
    folders = new Folders(base);
    folders.observed.refuseMounts();
  }

  @Test
  void a_failed_image_leaves_its_tag_as_it_was_and_the_others_are_copied() {
    var old = images.image(1, 10);
    var broken = images.image(2, 10);
    var fine = images.image(2, 10);
    folders.put(old, "oci:to:1");
    folders.put(broken, "oci:from:1");
    folders.put(fine, "oci:from:2");
    folders.observed.failReads(lastLayer(broken), ALWAYS);

    var outcomes = folders.sync("\"oci:from\": \"oci:to\"");

    assertThat(outcomes.get("oci:to:1"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure().cause()).isEqualTo(Failure.Cause.UNAVAILABLE));
    assertThat(outcomes.get("oci:to:2")).isInstanceOf(Outcome.Copied.class);
    assertThat(folders.digest("oci:to:1")).hasValue(old.digest());
    assertThat(folders.digest("oci:to:2")).hasValue(fine.digest());
  }

  @Test
  void a_blob_that_broke_off_is_uploaded_anew() {
    var image = images.image(1, 10);
    folders.put(image, "oci:from:1");
    folders.observed.failReads(lastLayer(image), 2);

    folders.sync("\"oci:from:1\": \"oci:to\"");

    assertThat(folders.digest("oci:to:1")).hasValue(image.digest());
  }

  @Test
  void a_failed_upload_is_forgotten_so_that_another_image_may_try() {
    var shared = images.layer(10);
    var first = images.image("linux/amd64", List.of(shared));
    var second = images.image("linux/arm64", List.of(shared));
    folders.put(first, "oci:from:1");
    folders.put(second, "oci:from:2");
    // One image gives up after its three tries; the other one's first try works.
    folders.observed.failReads(Digest.of(shared), 3);

    var outcomes = folders.sync("\"oci:from\": \"oci:to\"");

    assertThat(outcomes.values()).hasAtLeastOneElementOfType(Outcome.Copied.class);
    assertThat(outcomes.values()).hasAtLeastOneElementOfType(Outcome.Failed.class);
  }

  private static Digest lastLayer(TestImage image) {
    return image.top().blobs().getLast().digest();
  }
}
