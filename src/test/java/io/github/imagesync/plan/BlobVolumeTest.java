package io.github.imagesync.plan;

import static io.github.imagesync.plan.PlanFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobVolumeTest {

  private static final Repository SOURCE = Repository.parse("a.io/x/app");
  private static final Descriptor LAYER =
      new Descriptor(MediaType.OCI_LAYER_GZIP, digest("layer"), 100);

  private final BlobVolume volumes = new BlobVolume();

  @Test
  void a_blob_is_moved_once_mounted_for_a_second_repository_and_then_there() {
    var first = Repository.parse("h.io/x/app");
    var second = Repository.parse("h.io/y/app");
    assertThat(volumes.add(SOURCE, first, List.of(LAYER))).isEqualTo(new Volume(100, 0, 0));
    assertThat(volumes.add(SOURCE, second, List.of(LAYER))).isEqualTo(new Volume(0, 100, 0));
    assertThat(volumes.add(SOURCE, first, List.of(LAYER))).isEqualTo(Volume.NONE);
  }

  @Test
  void another_registry_needs_its_own_bytes() {
    volumes.add(SOURCE, Repository.parse("h.io/x/app"), List.of(LAYER));
    assertThat(volumes.add(SOURCE, Repository.parse("i.io/x/app"), List.of(LAYER)))
        .isEqualTo(new Volume(100, 0, 0));
  }

  @Test
  void inside_one_registry_nothing_moves() {
    assertThat(volumes.add(SOURCE, Repository.parse("a.io/y/app"), List.of(LAYER)))
        .isEqualTo(new Volume(0, 100, 0));
  }
}
