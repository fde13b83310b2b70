package io.github.imagesync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two images with one layer, so that the second repository mounts it from the first: what a
/// registry may say to that.
class MountFaultsTest {

  private static final String FIRST = "first:1";
  private static final String SECOND = "second:1";
  private static final String MOUNT = "POST .*[?&]mount=.*";

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());
  private final byte[] shared = scene.images.layer(40_000);
  private final TestImage first = scene.images.image("linux/amd64", List.of(shared));
  private final TestImage second = scene.images.image("linux/amd64", List.of(shared));
  private final String upload = "PUT .*/uploads/.*" + Digest.of(shared).hex() + ".*";

  @BeforeEach
  void two_images() {
    scene.given(first, FIRST);
    scene.given(second, SECOND);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("202", Fault.mountIgnored()),
        Arguments.of("401", Fault.refused(401, "UNAUTHORIZED")),
        Arguments.of("403", Fault.refused(403, "DENIED")),
        Arguments.of("404", Fault.refused(404, "BLOB_UNKNOWN")),
        Arguments.of("405", Fault.refused(405, "UNSUPPORTED")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void a_refused_mount_becomes_an_upload(String what, Fault refusal) {
    scene.destination.always(MOUNT, refusal);

    assertCopied(sync());
    assertThat(scene.destination.count(MOUNT)).isOne();
    assertThat(scene.destination.count(upload)).isEqualTo(2);
  }

  @Test
  void a_mount_whose_answer_is_lost_is_asked_for_again() {
    scene.destination.on(MOUNT, Fault.answerLost());

    assertCopied(sync());
    assertThat(scene.destination.count(upload)).isOne();
  }

  @Test
  void a_mount_that_was_answered_but_not_made_is_found_out_at_the_push() {
    scene.destination.always(MOUNT, Fault.answered(201, ""));

    assertCopied(sync());
    assertThat(scene.destination.count(upload)).isEqualTo(2);
  }

  private Map<String, Outcome> sync() {
    return Syncs.usual().run(scene.rule(FIRST), scene.rule(SECOND));
  }

  private void assertCopied(Map<String, Outcome> outcomes) {
    assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Copied.class);
    scene.assertComplete(FIRST, first);
    scene.assertComplete(SECOND, second);
  }
}
