package io.github.imagesync.faults;

import static io.github.imagesync.faults.Scene.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
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

/// The destination fails while it is sent blobs.
class UploadFaultsTest {

  private static final String HIT = "hit:1";
  private static final String OTHER = "other:1";
  private static final String OPEN = "POST .*/to/hit/blobs/uploads/.*";
  private static final String SEND = "PUT .*/to/hit/blobs/uploads/.*";

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());
  private final TestImage image = scene.images.image(1, 700_000);
  private final TestImage other = scene.images.image(1, 50);
  private final String layer = SEND + image.top().blobs().getLast().digest().hex() + ".*";

  @BeforeEach
  void two_images() {
    scene.given(image, HIT);
    scene.given(other, OTHER);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  static Stream<Arguments> passingFaults() {
    return Stream.of(
        Arguments.of("reset before the answer", Fault.resetBeforeAnswer()),
        Arguments.of("the answer is lost", Fault.answerLost()),
        Arguments.of("500", Fault.refused(500, "UNKNOWN")),
        Arguments.of("502", Fault.answered(502, "<html>bad gateway</html>")),
        Arguments.of("503", Fault.refused(503, "UNAVAILABLE")),
        Arguments.of("503 with a wait", Fault.refused(503, "UNAVAILABLE", "Retry-After: 2")),
        Arguments.of("429 with a wait", Fault.refused(429, "TOOMANYREQUESTS", "Retry-After: 2")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void an_upload_that_fails_twice_is_made(String what, Fault fault) {
    scene.destination.on(layer, fault, fault);

    assertCopied(sync());
    assertThat(scene.destination.count(layer)).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void an_upload_is_opened_at_the_third_try(String what, Fault fault) {
    scene.destination.on(OPEN, fault, fault);

    assertCopied(sync());
    assertThat(scene.destination.count(OPEN)).isEqualTo(4);
  }

  @Test
  void a_reset_in_the_middle_of_a_blob_begins_another_upload() {
    scene.destination.on(layer, Fault.resetInUpload(), Fault.resetInUpload());

    assertCopied(sync());
    assertThat(scene.destination.count(layer)).isEqualTo(3);
  }

  @Test
  void an_upload_that_the_registry_has_lost_is_begun_anew() {
    scene.destination.on(layer, Fault.refused(404, "BLOB_UPLOAD_UNKNOWN"));

    assertCopied(sync());
  }

  @Test
  void an_upload_that_the_registry_always_loses_is_not_blamed_on_the_repository() {
    scene.destination.always(layer, Fault.refused(404, "BLOB_UPLOAD_UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.REFUSED,
        scene.destination.host(),
        "/to/hit",
        "404 BLOB_UPLOAD_UNKNOWN");
    assertUntouched(outcomes);
  }

  @Test
  void silence_ends_an_upload_and_the_next_one_is_answered() {
    scene.destination.on(layer, Fault.hanging());

    assertCopied(Syncs.usual().withStall(Duration.ofMillis(300)).run(rules()));
  }

  @Test
  void the_location_of_an_upload_may_have_any_path() {
    scene.destination.always("POST .*/blobs/uploads/.*", Fault.uploadElsewhere());

    assertCopied(sync());
    assertThat(scene.destination.count("PUT " + FaultyProxy.ELSEWHERE + "/.*")).isEqualTo(4);
  }

  @Test
  void a_token_that_ends_in_the_middle_of_an_upload_is_fetched_anew() {
    var password = "upl0ad-s3cret";
    var challenge =
        "WWW-Authenticate: Bearer realm=\"http://" + scene.destination.host() + "/token\"";
    scene
        .destination
        .on(layer, Fault.refused(401, "UNAUTHORIZED", challenge))
        .always("GET /token.*", Fault.answered(200, "{\"token\": \"t0ken-s3cret\"}"));

    var outcomes =
        Syncs.usual().as(new Credential.Basic("tester", new Secret(password))).run(rules());

    assertCopied(outcomes);
    assertThat(scene.destination.count("GET /token.*")).isPositive();
    assertThat(scene.destination.count(layer)).isEqualTo(2);
  }

  @Test
  void a_refused_token_is_an_error_that_says_where_and_shows_no_secret() {
    var password = "upl0ad-s3cret";
    var challenge =
        "WWW-Authenticate: Bearer realm=\"http://" + scene.destination.host() + "/token\"";
    scene
        .destination
        .always(layer, Fault.refused(401, "UNAUTHORIZED", challenge))
        .always("GET /token.*", Fault.answered(200, "{\"token\": \"t0ken-s3cret\"}"));

    var outcomes =
        Syncs.usual().as(new Credential.Basic("tester", new Secret(password))).run(rules());

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.ACCESS,
        scene.destination.host(),
        "/to/hit",
        "401 UNAUTHORIZED");
    assertThat(outcomes.toString()).doesNotContain(password, "t0ken-s3cret");
    assertThat(scene.destination.count(layer)).isLessThanOrEqualTo(2);
    assertUntouched(outcomes);
  }

  @Test
  void a_registry_that_creates_no_repository_is_asked_once_and_says_so() {
    scene.destination.always(OPEN, Fault.refused(404, "NAME_UNKNOWN"));

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.DESTINATION_MISSING,
        scene.destination.host(),
        "/to/hit",
        "creates no repository by a push");
    assertThat(scene.destination.count(OPEN)).isLessThanOrEqualTo(2);
    assertUntouched(outcomes);
  }

  @Test
  void an_upload_that_always_breaks_is_given_up_after_a_few_tries() {
    scene.destination.always(layer, Fault.resetInUpload());

    var outcomes = sync();

    assertFailed(
        outcomes.get(scene.to(HIT)),
        Failure.Cause.UNAVAILABLE,
        scene.destination.host(),
        "/to/hit",
        "PUT http://");
    assertThat(scene.destination.count(layer)).isEqualTo(4);
    assertUntouched(outcomes);
  }

  private Map<String, Outcome> sync() {
    return Syncs.usual().run(rules());
  }

  private String[] rules() {
    return new String[] {scene.rule(HIT), scene.rule(OTHER)};
  }

  private void assertCopied(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(HIT))).isInstanceOf(Outcome.Copied.class);
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertComplete(HIT, image);
    scene.assertComplete(OTHER, other);
  }

  private void assertUntouched(Map<String, Outcome> outcomes) {
    assertThat(outcomes.get(scene.to(OTHER))).isInstanceOf(Outcome.Copied.class);
    scene.assertAbsent(HIT);
    scene.assertComplete(OTHER, other);
  }
}
