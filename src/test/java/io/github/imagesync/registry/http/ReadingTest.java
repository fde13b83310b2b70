package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists and manifests as registries really give them.
class ReadingTest {

  private static final String TAGS = "GET /v2/team/a/tags/list";
  private static final String HEAD = "HEAD /v2/team/a/manifests/1";
  private static final String GET = "GET /v2/team/a/manifests/1";
  private static final String MANIFEST = "{\"schemaVersion\": 2, \"layers\": []}";
  private static final Digest DIGEST = Digest.of(MANIFEST.getBytes(StandardCharsets.UTF_8));

  private final ScriptedServer server = new ScriptedServer();
  private final Rig rig = Rig.anonymous();
  private final Source source = rig.source(server, "team/a");

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @Test
  void pages_are_followed_by_relative_and_absolute_links_and_tags_come_once() {
    server
        .on(
            TAGS + "?n=1000",
            answer(
                200,
                "{\"tags\": [\"a\", \"b\"]}",
                "Link: </v2/team/a/tags/list?last=b&n=2>; rel=\"next\""))
        .on(
            TAGS + "?last=b&n=2",
            answer(
                200,
                "{\"tags\": [\"b\", \"c\"]}",
                "Link: <" + server.url() + "/v2/team/a/tags/list?last=c>; title=\"x\"; rel=next"))
        .on(TAGS + "?last=c", answer(200, "{\"tags\": [\"d\"]}"));

    assertThat(source.tags().orElseThrow())
        .containsExactly(new Tag("a"), new Tag("b"), new Tag("c"), new Tag("d"));
  }

  @Test
  void a_page_that_fails_fails_the_list() {
    server
        .on(
            TAGS + "?n=1000",
            answer(200, "{\"tags\": [\"a\"]}", "Link: </v2/team/a/tags/list?last=a>; rel=\"next\""))
        .on(TAGS + "?last=a", answer(404, ""));

    assertFails(source::tags, Kind.NOT_FOUND);
  }

  @Test
  void a_list_whose_next_page_was_there_before_is_an_error() {
    server.on(
        TAGS,
        answer(200, "{\"tags\": [\"a\"]}", "Link: </v2/team/a/tags/list?last=a>; rel=\"next\""));

    assertFails(source::tags, Kind.UNEXPECTED);
    assertThat(server.lines()).hasSize(2);
  }

  @Test
  void a_repository_may_be_there_without_tags() {
    server.on(TAGS, answer(200, "{\"name\": \"team/a\", \"tags\": null}"));

    assertThat(source.tags()).contains(List.of());
  }

  @Test
  void names_that_can_be_no_tags_are_left_out() {
    server.on(TAGS, answer(200, "{\"tags\": [\"1\", \"-x\", \"a b\", \"\"]}"));

    assertThat(source.tags()).contains(List.of(new Tag("1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"tags\": \"1\"}"})
  void what_is_no_list_is_an_error(String body) {
    server.on(TAGS, answer(200, body));

    assertFails(source::tags, Kind.UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 501})
  void where_head_is_refused_the_manifest_is_fetched(int status) {
    server.on(HEAD, answer(status, "")).on(GET, answer(200, MANIFEST));

    assertThat(source.resolve(new Tag("1")))
        .contains(new Descriptor(MediaType.OCI_MANIFEST, DIGEST, MANIFEST.length()));
  }

  @Test
  void where_head_gives_no_digest_the_manifest_is_fetched() {
    server.on(HEAD, answer(200, "")).on(GET, answer(200, MANIFEST));

    assertThat(source.resolve(new Tag("1")).orElseThrow().digest()).isEqualTo(DIGEST);
  }

  @Test
  void bytes_that_differ_from_the_digest_asked_for_are_corrupt() {
    server.on("GET /v2/team/a/manifests/" + DIGEST, answer(200, MANIFEST + " "));

    assertFails(() -> source.manifest(DIGEST), Kind.CORRUPT);
  }

  @Test
  void bytes_that_differ_from_the_digest_promised_are_corrupt() {
    server.on(GET, answer(200, MANIFEST + " ", "Docker-Content-Digest: " + DIGEST));

    assertFails(() -> source.manifest(new Tag("1")), Kind.CORRUPT);
  }

  @Test
  void what_is_no_manifest_is_corrupt_and_not_quoted() {
    server.on(GET, answer(200, "<html>hello</html>"));

    assertFails(() -> source.manifest(new Tag("1")), Kind.CORRUPT);
  }

  @Test
  void a_manifest_without_end_is_refused() {
    server.on(GET, answer(200, new byte[Pooled.LARGEST + 1]));

    assertFails(() -> source.manifest(new Tag("1")), Kind.UNEXPECTED);
  }

  @Test
  void a_manifest_is_asked_for_in_all_known_forms_and_any_other() {
    server.on(GET, answer(200, MANIFEST, "Content-Type: application/vnd.example.odd+json; x=y"));

    var manifest = source.manifest(new Tag("1")).orElseThrow();

    assertThat(manifest.mediaType()).isEqualTo(new MediaType("application/vnd.example.odd+json"));
    assertThat(server.seen().getLast().header("Accept"))
        .contains(MediaType.OCI_INDEX.name(), MediaType.DOCKER_SCHEMA1.name(), "*/*;q=0.1");
    assertThat(server.seen().getLast().header("User-agent")).isEqualTo("image-sync/test");
  }

  @Test
  void words_of_a_stranger_become_one_short_line() {
    server.on(
        GET,
        answer(
            403,
            "{\"errors\": [{\"code\": \"DENIED\", \"message\": \"no\\n::error::\\u001b[31m see"
                + " https://x.example/a?token=abc"
                + " z".repeat(500)
                + "\"}]}"));

    assertThatThrownBy(() -> source.manifest(new Tag("1")))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.codes()).containsExactly("DENIED");
          assertThat(e.getMessage())
              .contains("answered 403 DENIED: no ::error:: [31m see https://x.example/a z z")
              .doesNotContain("\n", "\u001b", "token=abc")
              .hasSizeLessThan(600);
        });
  }

  @Test
  void a_registry_without_a_list_of_referrers_is_asked_for_it_once() {
    server.on("GET /v2/team/a/manifests/" + ReferrersTag.of(DIGEST), answer(404, ""));

    source.referrers(DIGEST);
    source.referrers(DIGEST);

    assertThat(server.lines()).filteredOn(line -> line.contains("/referrers/")).hasSize(1);
  }

  private static void assertFails(ThrowingCallable call, Kind kind) {
    assertThatThrownBy(call)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
