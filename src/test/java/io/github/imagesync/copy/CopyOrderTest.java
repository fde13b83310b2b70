package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyOrderTest {

  private final TestImages images = TestImages.seeded(11);

  @Test
  void a_tag_never_precedes_its_children_and_they_never_their_blobs(@TempDir Path base) {
    var folders = new Folders(base);
    var image = images.multiPlatform(100);
    folders.put(image, "oci:from:1");
    folders.observed.refuseMounts();

    folders.sync("\"oci:from:1\": \"oci:to\"");

    var writes =
        folders.observed.events().stream()
            .filter(event -> event.startsWith("send to") || event.startsWith("push to"))
            .toList();
    assertThat(writes.getLast()).isEqualTo("push to 1");
    for (var child : image.top().children()) {
      var pushed = writes.indexOf("push to " + child.digest());
      var manifest =
          image.manifests().stream()
              .filter(candidate -> candidate.digest().equals(child.digest()))
              .findFirst()
              .orElseThrow();
      assertThat(manifest.blobs())
          .allSatisfy(
              blob -> assertThat(writes.subList(0, pushed)).contains("send to " + blob.digest()));
    }
    assertThat(folders.digest("oci:to:1")).hasValue(image.digest());
  }

  @Test
  void a_second_run_copies_nothing(@TempDir Path base) {
    var folders = new Folders(base);
    folders.put(images.image(2, 100), "oci:from:1");
    folders.sync("\"oci:from\": \"oci:to\"");
    int before = folders.observed.events().size();

    folders.sync("\"oci:from\": \"oci:to\"");

    assertThat(folders.observed.events().subList(before, folders.observed.events().size()))
        .containsExactlyInAnyOrder("tags from ", "resolve from 1", "resolve to 1");
  }

  @Test
  void the_source_is_read_only_when_an_upload_is_open(@TempDir Path base) {
    var folders = new Folders(base);
    var image = images.image(1, 100);
    folders.put(image, "oci:from:1");
    folders.observed.refuseMounts();

    folders.sync("\"oci:from:1\": \"oci:to\"");

    for (var blob : image.top().blobs()) {
      var events = folders.observed.events();
      assertThat(events.indexOf("read from " + blob.digest()))
          .isGreaterThan(events.indexOf("send to " + blob.digest()));
    }
  }
}
