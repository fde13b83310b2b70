package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.content;
import static io.github.imagesync.registry.TestContent.layer;
import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static io.github.imagesync.registry.http.ScriptedServer.hangUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.ScriptedServer.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

  private static final String TAGS = "GET /v2/team/thing/tags/list";
  private static final Reply WELL = answer(200, "{\"tags\": [\"1\"]}");

  private final ScriptedServer server = new ScriptedServer();
  private final Rig rig = Rig.anonymous();

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 504})
  void a_passing_failure_is_tried_again(int status) {
    server.on(TAGS, answer(status, ""), answer(status, ""), WELL);

    assertThat(tags()).contains(List.of(new Tag("1")));
    assertThat(rig.time.sleeps()).hasSize(2);
  }

  @Test
  void a_connection_that_breaks_is_tried_again() {
    server.on(TAGS, WELL, hangUp(), WELL);
    tags();

    assertThat(tags()).contains(List.of(new Tag("1")));
    assertThat(server.lines()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 405, 418})
  void a_refusal_is_not_tried_again(int status) {
    server.on(TAGS, answer(status, ""), WELL);

    assertThatThrownBy(this::tags).isInstanceOf(RegistryException.class);
    assertThat(server.lines()).hasSize(1);
  }

  @Test
  void what_goes_on_failing_fails_in_the_end_after_longer_and_longer_waits() {
    server.on(TAGS, answer(500, "{\"errors\": [{\"code\": \"UNKNOWN\", \"message\": \"disk\"}]}"));

    assertThatThrownBy(this::tags)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.kind()).isEqualTo(Kind.SERVER);
          assertThat(e.codes()).containsExactly("UNKNOWN");
          assertThat(e.isTransient()).isTrue();
        });
    assertThat(server.lines()).hasSize(1 + Rig.SETTINGS.retries());
    assertThat(rig.time.sleeps()).isSortedAccordingTo(Duration::compareTo).hasSize(3);
  }

  @Test
  void a_wait_that_the_registry_asks_for_uses_up_no_retry() {
    var refusals = Collections.nCopies(7, answer(429, "", "Retry-After: 20"));
    server.on(TAGS, Stream.concat(refusals.stream(), Stream.of(WELL)).toArray(Reply[]::new));

    assertThat(tags()).contains(List.of(new Tag("1")));
    assertThat(rig.time.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(140));
  }

  @Test
  void a_wait_may_be_given_as_a_date() {
    server.on(TAGS, answer(503, "", "Retry-After: Thu, 01 Jan 2026 00:00:30 GMT"), WELL);

    assertThat(tags()).contains(List.of(new Tag("1")));
    assertThat(rig.time.slept())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(30).multipliedBy(5).dividedBy(4));
  }

  @Test
  void without_a_wait_given_a_crowded_registry_uses_up_the_retries() {
    server.on(TAGS, answer(429, ""));

    assertThatThrownBy(this::tags)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED));
    assertThat(server.lines()).hasSize(1 + Rig.SETTINGS.retries());
    assertThat(rig.time.sleeps()).isSortedAccordingTo(Duration::compareTo).hasSize(3);
  }

  @Test
  void patience_has_an_end() {
    server.on(TAGS, answer(429, "", "Retry-After: 60"));

    assertThatThrownBy(this::tags)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED));
    assertThat(rig.time.slept()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(7));
  }

  @Test
  void a_wait_beyond_all_patience_is_an_error_at_once_and_spares_the_registry() {
    server.on(
        TAGS, answer(429, "{\"errors\": [{\"code\": \"TOOMANYREQUESTS\"}]}", "Retry-After: 21600"));

    assertThatThrownBy(this::tags)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.codes()).containsExactly("TOOMANYREQUESTS");
          assertThat(e.retryAfter()).isEmpty();
        });
    assertThatThrownBy(() -> rig.source(server, "team/other").tags())
        .hasMessageContaining("wants to be left alone for 21600 s more");
    assertThat(server.lines()).containsExactly(TAGS);
    assertThat(rig.time.sleeps()).isEmpty();
  }

  @Test
  void a_blob_that_was_refused_for_the_crowd_goes_to_the_same_upload_again() {
    var blob = bytes(2, 300_000);
    server
        .on("POST /v2/team/a/blobs/uploads/", answer(202, "", "Location: /v2/upload?state=s%3D1"))
        .on("PUT /v2/upload", answer(429, "", "Retry-After: 1"), answer(201, ""));

    rig.destination(server, "team/a").startUpload().send(layer(blob), content(blob));

    assertThat(server.seen().getLast().body()).isEqualTo(blob);
    assertThat(server.seen().getLast().line())
        .isEqualTo(
            "PUT /v2/upload?state=s%3D1&digest="
                + layer(blob).digest().toString().replace(":", "%3A"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void a_blob_that_failed_needs_another_upload_so_the_caller_decides(int status) {
    server
        .on("POST /v2/team/a/blobs/uploads/", answer(202, "", "Location: /v2/upload"))
        .on("PUT /v2/upload", answer(status, ""));
    var upload = rig.destination(server, "team/a").startUpload();

    assertThatThrownBy(() -> upload.send(layer(bytes(3, 9)), content(bytes(3, 9))))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.isTransient()).isTrue());
    assertThat(server.lines()).hasSize(2);
  }

  private Optional<List<Tag>> tags() {
    return rig.source(server, "team/thing").tags();
  }
}
