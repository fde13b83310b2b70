package io.github.imagesync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// More blobs under way than a host has connections for.
@Timeout(60)
class CrowdedLanesTest {

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  @Test
  void downloads_that_all_break_off_are_resumed_while_others_wait_for_their_turn() {
    List<TestImage> images = new ArrayList<>();
    var rules = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      var image = scene.images.image(1, 500_000);
      scene.given(image, "app" + i + ":1");
      rules.add(scene.rule("app" + i + ":1"));
      scene.source.on(
          "GET .*/blobs/" + image.top().blobs().getLast().digest(), Fault.resetInDownload());
      images.add(image);
    }

    // One connection to read by, one to write by, and two for small requests.
    var outcomes = Syncs.usual().withConnections(4).run(rules.toArray(String[]::new));

    assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Copied.class);
    for (int i = 0; i < images.size(); i++) {
      scene.assertComplete("app" + i + ":1", images.get(i));
    }
  }
}
