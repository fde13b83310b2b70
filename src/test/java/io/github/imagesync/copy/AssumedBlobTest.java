package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssumedBlobTest {

  private final TestImages images = TestImages.seeded(17);

  @Test
  void a_blob_that_was_only_assumed_to_be_there_is_copied_after_all(@TempDir Path base)
      throws Exception {
    var folders = new Folders(base);
    folders.observed.refuseMounts();
    var kept = images.layer(100);
    folders.put(images.image("linux/amd64", List.of(kept)), "oci:from:1");
    folders.sync("\"oci:from:1\": \"oci:to\"");
    var moved = images.image("linux/arm64", List.of(kept));
    folders.put(moved, "oci:from:1");
    // A garbage collection at the destination took the layer, its manifest still lists it.
    Files.delete(base.resolve("to/blobs/sha256").resolve(Digest.of(kept).hex()));

    folders.sync("\"oci:from:1\": \"oci:to\"");

    assertThat(folders.digest("oci:to:1")).hasValue(moved.digest());
    assertThat(folders.observed.events()).contains("has to " + Digest.of(kept));
  }
}
