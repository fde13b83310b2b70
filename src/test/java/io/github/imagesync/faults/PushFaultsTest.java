package io.github.imagesync.faults;

import static io.github.imagesync.faults.Scene.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The destination fails while manifests are pushed: an index whose tag has to move.
class PushFaultsTest {

  private static final String HIT = "hit:1";
  private static final String OTHER = "other:1";
  private static final String TAG = "PUT .*/to/hit/manifests/1";

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());
  private final TestImage index = scene.images.multiPlatform(300);
  private final TestImage before = scene.images.image(1, 50);
  private final TestImage other = scene.images.image(1, 50);
  private final String child =
      "PUT .*/to/hit/manifests/" + index.top().children().getFirst().digest();

  @BeforeEach
  void two_images_one_of_which_is_there_in_an_older_form() {
    scene.given(index, HIT);
    scene.given(other, OTHER);
    scene.givenThere(before, HIT);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  static Stream<Arguments> passingFaults() {
    return Stream.of(
        Arguments.of("reset before the answer", Fault.resetBeforeAnswer()),
        Arguments.of("reset in the request", Fault.resetInUpload()),
        Arguments.of("the answer is lost", Fault.answerLost()),
        Arguments.of("500", Fault.refused(500, "UNKNOWN")),
        Arguments.of("502", Fault.answered(502, "<html>bad gateway</html>")),
        Arguments.of("503", Fault.refused(503, "UNAVAILABLE")),
        Arguments.of("429 with a wait", Fault.refused(429, "TOOMANYREQUESTS", "Retry-After: 2")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void a_push_that_fails_twice_is_made(String what, Fault fault) {
    scene.destination.on(TAG, fault, fault);
    scene.destination.on(child, fault, fault);

    assertCopied(sync());
    assertThat(scene.destination.count(TAG)).isEqualTo(3);
    assertThat(scene.destination.count(child)).isEqualTo(3);
  }

  @Test
  void a_tag_that_can_not_be_pushed_stays_as_it_was() {
    scene.destination.always(TAG, Fault.refused(500, "UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.UNAVAILABLE,
        scene.destination.host(),
        "/to/hit",
        "PUT http://");
    assertThat(scene.destination.count(TAG)).isEqualTo(4);
    assertUntouched(outcomes);
  }

  @Test
  void a_tag_is_not_tried_before_its_child_is_there() {
    scene.destination.always(child, Fault.refused(403, "DENIED"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.ACCESS,
        scene.destination.host(),
        "/to/hit",
        "403 DENIED");
    assertThat(scene.destination.count(TAG)).isZero();
    assertUntouched(outcomes);
  }

  @Test
  void a_blob_that_the_registry_says_to_miss_is_looked_for_and_the_push_made_again() {
    scene.destination.on(child, Fault.refused(400, "MANIFEST_BLOB_UNKNOWN"));

    assertCopied(sync());
    assertThat(scene.destination.count(child)).isEqualTo(2);
  }

  @Test
  void a_child_that_the_registry_says_to_miss_is_looked_for_and_the_push_made_again() {
    scene.destination.on(TAG, Fault.refused(404, "MANIFEST_BLOB_UNKNOWN"));

    assertCopied(sync());
    assertThat(scene.destination.count(TAG)).isEqualTo(2);
  }

  @Test
  void a_blob_that_is_always_missed_is_not_blamed_on_the_repository() {
    scene.destination.always(TAG, Fault.refused(404, "MANIFEST_BLOB_UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.REFUSED,
        scene.destination.host(),
        "/to/hit",
        "404 MANIFEST_BLOB_UNKNOWN");
    assertThat(scene.destination.count(TAG)).isEqualTo(2);
    assertUntouched(outcomes);
  }

  private Map<String, Outcome> sync() {
    return Syncs.usual().run(scene.rule(HIT), scene.rule(OTHER));
  }

  private void assertCopied(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(HIT))).isInstanceOf(Outcome.Updated.class);
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertComplete(HIT, index);
    scene.assertComplete(OTHER, other);
  }

  private void assertUntouched(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertComplete(HIT, before);
    scene.assertComplete(OTHER, other);
  }
}
