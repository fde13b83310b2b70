package io.github.imagesync.faults;

import static io.github.imagesync.faults.Scene.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImage;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The source fails: what can be mended is, what can't leaves the tag as it was, and the other
/// image of the run is copied in any case.
class SourceFaultsTest {

  private static final String HIT = "app:1";
  private static final String OTHER = "app:2";

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());
  private final TestImage image = scene.images.image(1, 300_000);
  private final TestImage before = scene.images.image(1, 50);
  private final TestImage other = scene.images.image(1, 50);
  private final String layer = "GET .*/blobs/" + image.top().blobs().getLast().digest();
  private final String manifest = "GET .*/manifests/" + image.digest();

  @BeforeEach
  void two_images_one_of_which_is_there_in_an_older_form() {
    scene.given(image, HIT);
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
        Arguments.of("reset in the body", Fault.resetInDownload()),
        Arguments.of("truncated", Fault.truncated()),
        Arguments.of("500", Fault.refused(500, "UNKNOWN")),
        Arguments.of("502", Fault.answered(502, "<html>bad gateway</html>")),
        Arguments.of("503", Fault.refused(503, "UNAVAILABLE")),
        Arguments.of("503 with a wait", Fault.refused(503, "UNAVAILABLE", "Retry-After: 2")),
        Arguments.of("429 with a wait", Fault.refused(429, "TOOMANYREQUESTS", "Retry-After: 2")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void a_blob_that_fails_twice_is_copied(String what, Fault fault) {
    scene.source.on(layer, fault, fault);

    var outcomes = sync();

    assertCopied(outcomes);
    assertThat(scene.source.count(layer)).isEqualTo(3);
    assertThat(scene.destination.count("PUT .*/uploads/.*")).isLessThanOrEqualTo(6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void a_manifest_that_fails_twice_is_copied(String what, Fault fault) {
    scene.source.on(manifest, fault, fault);

    assertCopied(sync());
    assertThat(scene.source.count(manifest)).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void a_tag_list_that_fails_twice_is_read(String what, Fault fault) {
    scene.source.on("GET .*/tags/list.*", fault, fault);

    assertCopied(Syncs.usual().run(scene.rule("app")));
    assertThat(scene.source.count("GET .*/tags/list.*")).isEqualTo(3);
  }

  @Test
  void silence_ends_a_request_and_the_next_one_is_answered() {
    scene.source.on(layer, Fault.hanging());
    scene.source.on(manifest, Fault.hanging());

    assertCopied(Syncs.usual().withStall(Duration.ofMillis(300)).run(rules()));
  }

  @Test
  void wrong_bytes_in_a_blob_never_get_a_tag() {
    scene.source.always(layer, Fault.wrongBytes());

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.CORRUPT,
        scene.destination.host(),
        "/to/app",
        image.top().blobs().getLast().digest().toString());
    assertUntouched(outcomes);
  }

  @Test
  void wrong_bytes_in_a_manifest_are_never_pushed() {
    scene.source.always(manifest, Fault.wrongBytes());

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.CORRUPT,
        scene.source.host(),
        "/from/app",
        "manifests/" + image.digest());
    assertUntouched(outcomes);
  }

  @Test
  void a_blob_that_always_breaks_off_is_given_up_after_a_few_requests() {
    scene.source.always(layer, Fault.resetBeforeAnswer());

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.UNAVAILABLE,
        scene.source.host(),
        "/from/app",
        "GET http://");
    assertUntouched(outcomes);
    assertThat(scene.source.count(layer)).isLessThanOrEqualTo(16);
  }

  @Test
  void a_blob_that_is_always_refused_for_the_crowd_is_given_up_after_a_few_requests() {
    scene.source.always(layer, Fault.refused(429, "TOOMANYREQUESTS"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.RATE_LIMITED,
        scene.source.host(),
        "/from/app",
        "GET http://");
    assertUntouched(outcomes);
    assertThat(scene.source.count(layer)).isLessThanOrEqualTo(16);
  }

  @Test
  void a_blob_that_is_gone_is_said_to_be_missing_at_the_source() {
    scene.source.always(layer, Fault.refused(404, "BLOB_UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.SOURCE_MISSING,
        scene.source.host(),
        "/from/app",
        "404 BLOB_UNKNOWN");
    assertUntouched(outcomes);
  }

  @Test
  void a_refused_head_is_asked_by_get() {
    scene.source.always("HEAD .*", Fault.answered(405, ""));

    assertCopied(sync());
  }

  @Test
  void a_digest_that_is_not_said_is_reckoned() {
    scene.source.always("(HEAD|GET) .*/manifests/.*", Fault.without("Docker-Content-Digest"));
    scene.destination.always("(HEAD|GET) .*/manifests/.*", Fault.without("Docker-Content-Digest"));

    assertCopied(sync());
    assertThat(sync().get(scene.to(HIT))).isInstanceOf(Outcome.UpToDate.class);
  }

  private Map<String, Outcome> sync() {
    return Syncs.usual().run(rules());
  }

  private String[] rules() {
    return new String[] {scene.rule(HIT), scene.rule(OTHER)};
  }

  private void assertCopied(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(HIT))).isInstanceOf(Outcome.Updated.class);
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertComplete(HIT, image);
    scene.assertComplete(OTHER, other);
  }

  private void assertUntouched(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertComplete(HIT, before);
    scene.assertComplete(OTHER, other);
  }
}
