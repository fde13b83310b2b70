package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedBlobTest {

  private final TestImages images = TestImages.seeded(13);

  @Test
  void a_blob_that_two_images_share_is_sent_once(@TempDir Path base) {
    var folders = new Folders(base);
    folders.observed.refuseMounts();
    var shared = images.layer(1_000);
    for (int i = 0; i < 8; i++) {
      folders.put(images.image("linux/amd64", List.of(shared, images.layer(10))), "oci:from:" + i);
    }

    folders.sync("\"oci:from\": \"oci:to\"");

    assertThat(folders.observed.events())
        .filteredOn(event -> event.equals("send to " + Digest.of(shared)))
        .hasSize(1);
  }

  @Test
  void between_repositories_of_one_registry_nothing_is_sent(@TempDir Path base) {
    var folders = new Folders(base);
    var rules = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      folders.put(images.image(2, 100), "oci:from" + i + ":1");
      rules.add("\"oci:from%d:1\": \"oci:to%d\"".formatted(i, i));
    }

    var outcomes = folders.sync(rules.toArray(String[]::new));

    assertThat(outcomes.values())
        .hasSize(4)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    Outcome.Copied.class,
                    copied -> {
                      assertThat(copied.bytes()).isZero();
                      assertThat(copied.mounted()).isGreaterThan(200);
                    }));
    assertThat(folders.observed.events()).noneMatch(event -> event.startsWith("send"));
  }

  @Test
  void a_new_tag_in_the_same_repository_is_one_push(@TempDir Path base) {
    var folders = new Folders(base);
    var image = images.multiPlatform(100);
    folders.put(image, "oci:app:1");

    folders.sync("\"oci:app:1\": \"oci:app:stable\"");

    assertThat(folders.digest("oci:app:stable")).hasValue(image.digest());
    assertThat(folders.observed.events())
        .noneMatch(event -> event.startsWith("send") || event.startsWith("mount"));
  }

  @Test
  void a_tag_that_moves_does_not_ask_for_what_it_pointed_at(@TempDir Path base) {
    var folders = new Folders(base);
    folders.observed.refuseMounts();
    var kept = images.layer(100);
    folders.put(images.image("linux/amd64", List.of(kept, images.layer(10))), "oci:from:1");
    folders.sync("\"oci:from:1\": \"oci:to\"");
    var moved = images.image("linux/amd64", List.of(kept, images.layer(10)));
    folders.put(moved, "oci:from:1");
    int before = folders.observed.events().size();

    folders.sync("\"oci:from:1\": \"oci:to\"");

    assertThat(folders.digest("oci:to:1")).hasValue(moved.digest());
    assertThat(folders.observed.events().subList(before, folders.observed.events().size()))
        .noneMatch(event -> event.endsWith(Digest.of(kept).toString()));
  }
}
