package io.github.imagesync.faults;

import static io.github.imagesync.faults.Scene.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.testing.TestImage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of tags that comes in pages, of which the second fails: a part is never taken for the
/// whole.
class TagListFaultsTest {

  private static final String SECOND_PAGE = "GET .*/app/tags/list\\?.*last=.*";

  private EmbeddedRegistry registry;
  private Scene scene;
  private TestImage image;

  @BeforeEach
  void five_tags_in_pages_of_three(@TempDir Path folder) throws Exception {
    registry = EmbeddedRegistry.start(0, folder, EmbeddedOptions.defaults().withPagesOf(3));
    scene = new Scene(registry.host(), "team");
    image = scene.images.image(1, 50);
    for (int tag = 1; tag <= 5; tag++) {
      scene.given(image, "app:" + tag);
    }
    scene.given(image, "other:1");
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
    registry.close();
  }

  @Test
  void a_page_that_fails_twice_is_read() {
    scene.source.on(SECOND_PAGE, Fault.refused(500, "UNKNOWN"), Fault.resetInDownload());

    var outcomes = sync();

    assertThat(outcomes).hasSize(6);
    assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Copied.class);
    scene.assertComplete("app:5", image);
    assertThat(scene.source.count(SECOND_PAGE)).isEqualTo(3);
  }

  @Test
  void a_page_that_always_fails_at_the_source_fails_the_rule() {
    scene.source.always(SECOND_PAGE, Fault.refused(500, "UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to("app")),
        Failure.Cause.UNAVAILABLE,
        scene.source.host(),
        "/from/app",
        "GET http://");
    assertNothingBut(outcomes);
    assertThat(scene.source.count(SECOND_PAGE)).isEqualTo(4);
  }

  @Test
  void a_page_that_is_gone_is_no_end_of_the_list() {
    scene.source.always(SECOND_PAGE, Fault.refused(404, "NAME_UNKNOWN"));

    assertNothingBut(sync());
  }

  @Test
  void a_page_that_always_fails_at_the_destination_stops_its_repository_alone() {
    for (int tag = 1; tag <= 4; tag++) {
      scene.givenThere(image, "app:" + tag);
    }
    scene.destination.always(SECOND_PAGE, Fault.refused(502, "UNKNOWN"));

    var outcomes = sync();

    assertThat(outcomes).hasSize(6);
    assertFailed(
        outcomes.get(scene.to("app:5")),
        Failure.Cause.UNAVAILABLE,
        scene.destination.host(),
        "/to/app",
        "GET http://");
    assertThat(outcomes.get(scene.to("other:1"))).isInstanceOf(Outcome.Copied.class);
    scene.assertAbsent("app:5");
  }

  private Map<String, Outcome> sync() {
    return Syncs.usual().run(scene.rule("app"), scene.rule("other:1"));
  }

  private void assertNothingBut(Map<String, Outcome> outcomes) {
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(scene.to("app"))).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get(scene.to("other:1"))).isInstanceOf(Outcome.Copied.class);
    scene.assertAbsent("app:1");
    scene.assertComplete("other:1", image);
  }
}
