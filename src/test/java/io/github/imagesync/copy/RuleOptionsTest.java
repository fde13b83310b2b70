package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleOptionsTest {

  @TempDir Path base;
  private final TestImages images = TestImages.seeded(15);
  private Folders folders;

  @BeforeEach
  void open() {
    folders = new Folders(base);
  }

  @Test
  void one_platform_is_that_child_of_the_index_unchanged() {
    var index = images.multiPlatform(10);
    folders.put(index, "oci:from:1");

    folders.sync("\"oci:from:1\": {\"to\": \"oci:to\", \"platforms\": [\"linux/arm64\"]}");

    assertThat(folders.digest("oci:to:1")).hasValue(index.top().children().getLast().digest());
  }

  @Test
  void a_platform_that_is_not_there_fails_and_names_those_that_are() {
    folders.put(images.multiPlatform(10), "oci:from:1");

    var outcomes =
        folders.sync("\"oci:from:1\": {\"to\": \"oci:to\", \"platforms\": [\"linux/s390x\"]}");

    assertThat(outcomes.get("oci:to:1"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.failure().cause()).isEqualTo(Failure.Cause.NO_PLATFORM);
              assertThat(failed.failure().message()).contains("linux/arm64");
            });
  }

  @Test
  void signatures_travel_where_the_rule_says_so() {
    var image = images.image(1, 10);
    var signature = images.signatureOf(image);
    folders.put(image, "oci:from:1");
    folders.put(signature, "oci:from@" + signature.digest());

    folders.sync("\"oci:from:1\": {\"to\": \"oci:signed\", \"referrers\": true}");
    folders.sync("\"oci:from:1\": \"oci:plain\"");

    assertThat(folders.digest("oci:signed@" + signature.digest())).hasValue(signature.digest());
    assertThat(folders.digest("oci:plain@" + signature.digest())).isEmpty();
  }

  @Test
  void a_digest_without_a_tag_is_copied_untagged() {
    var image = images.image(1, 10);
    folders.put(image, "oci:from:1");

    folders.sync("\"oci:from@%s\": \"oci:to\"".formatted(image.digest()));

    assertThat(folders.digest("oci:to@" + image.digest())).hasValue(image.digest());
  }
}
