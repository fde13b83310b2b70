package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Platform;
import io.github.imagesync.plan.ImageDetails.Signed;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reviewer is told of the images in a plan.
class PlanDetailsTest {

  @TempDir Path base;
  private final TestImages images = TestImages.seeded(18);
  private Folders folders;

  @BeforeEach
  void open() {
    folders = new Folders(base);
  }

  @Test
  void platforms_size_and_age_are_read_from_the_image() {
    var index = images.multiPlatform(100);
    folders.put(index, "oci:from:1");

    Plan plan = folders.plan(100, "\"oci:from:1\": \"oci:to\"");

    var details = plan.detailsOf(index.digest()).orElseThrow();
    assertThat(details.platforms())
        .containsExactly(Platform.parse("linux/amd64"), Platform.parse("linux/arm64"));
    assertThat(details.bytes()).isGreaterThan(index.bytes());
    assertThat(details.created()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(details.signed()).isEqualTo(Signed.NO);
  }

  @Test
  void a_move_tells_of_both_images() {
    var old = images.image(1, 10);
    var newer = images.image(1, 10);
    folders.put(old, "oci:to:1");
    folders.put(newer, "oci:from:1");

    var plan = folders.plan(100, "\"oci:from:1\": \"oci:to\"");

    assertThat(plan.details()).containsOnlyKeys(old.digest(), newer.digest());
  }

  @Test
  void a_signature_travels_or_stays_as_the_rule_says() {
    var image = images.image(1, 10);
    var signature = images.signatureOf(image);
    folders.put(image, "oci:from:1");
    folders.put(signature, "oci:from@" + signature.digest());

    var stays = folders.plan(100, "\"oci:from:1\": \"oci:to\"");
    var travels = folders.plan(100, "\"oci:from:1\": {\"to\": \"oci:to\", \"referrers\": true}");

    assertThat(stays.detailsOf(image.digest()).orElseThrow().signed()).isEqualTo(Signed.STAYS);
    assertThat(travels.detailsOf(image.digest()).orElseThrow().signed()).isEqualTo(Signed.TRAVELS);
  }

  @Test
  void beyond_the_number_of_manifests_the_size_is_unknown() {
    folders.put(images.image(1, 10), "oci:from:1");
    folders.put(images.image(1, 10), "oci:from:2");

    var plan = folders.plan(1, "\"oci:from\": \"oci:to\"");

    assertThat(plan.volume().unknown()).isEqualTo(1);
    assertThat(plan.details()).hasSize(1);
  }
}
