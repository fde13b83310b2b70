package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.content;
import static io.github.imagesync.registry.TestContent.layer;
import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

  private static final byte[] BYTES = bytes(1, 5000);
  private static final Descriptor BLOB = layer(BYTES);
  private static final String GET = "GET /v2/team/a/blobs/" + BLOB.digest();

  private final ScriptedServer registry = new ScriptedServer();
  private final ScriptedServer storage = new ScriptedServer();
  private final Rig rig = Rig.as(Rig.TESTER);

  @BeforeEach
  void learn_that_the_registry_wants_a_password() {
    registry.on(
        "GET /v2/team/login/tags/list",
        answer(401, "", "WWW-Authenticate: Basic realm=\"x\""),
        answer(200, "{}"));
    rig.source(registry, "team/login").tags();
  }

  @AfterEach
  void close() {
    rig.close();
    registry.close();
    storage.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_blob_is_read_where_the_registry_sends_us_without_the_credential(int status)
      throws IOException {
    registry.on(GET, answer(status, "", "Location: " + storage.url() + "/bucket/x?sig=s3cret"));
    storage.on("GET /bucket/x?sig=s3cret", answer(200, BYTES));

    try (var in = rig.source(registry, "team/a").blob(BLOB)) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
    assertThat(registry.seen().getLast().header("Authorization")).startsWith("Basic ");
    assertThat(storage.seen().getLast().header("Authorization")).isEqualTo("none");
  }

  @Test
  void to_another_path_of_the_registry_the_credential_goes_along() throws IOException {
    registry.on(GET, answer(307, "", "Location: ../elsewhere"));
    registry.on("GET /v2/team/a/elsewhere", answer(200, BYTES));

    try (var in = rig.source(registry, "team/a").blob(BLOB)) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
    assertThat(registry.seen().getLast().header("Authorization")).startsWith("Basic ");
  }

  @Test
  void a_failure_there_names_the_request_without_its_signature() {
    registry.on(GET, answer(307, "", "Location: " + storage.url() + "/bucket/x?sig=s3cret"));
    storage.on("GET /bucket/x", answer(403, "<Error>expired</Error>"));

    assertThatThrownBy(() -> rig.source(registry, "team/a").blob(BLOB))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.request()).isEqualTo("GET " + storage.url() + "/bucket/x");
          assertThat(e.getMessage()).doesNotContain("s3cret");
        });
  }

  @Test
  void a_refusal_of_the_storage_is_no_challenge_of_the_registry() {
    registry.on(GET, answer(307, "", "Location: " + storage.url() + "/bucket/x"));
    storage.on("GET /bucket/x", answer(401, "", "WWW-Authenticate: Basic realm=\"y\""));

    assertThatThrownBy(() -> rig.source(registry, "team/a").blob(BLOB))
        .isInstanceOf(RegistryException.class);
    assertThat(storage.seen().stream().map(s -> s.header("Authorization"))).containsOnly("none");
  }

  @Test
  void a_circle_has_an_end() {
    registry.on(GET, answer(302, "", "Location: " + GET.substring("GET ".length())));

    assertThatThrownBy(() -> rig.source(registry, "team/a").blob(BLOB))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNEXPECTED));
    assertThat(registry.lines()).filteredOn(GET::equals).hasSize(6);
  }

  @Test
  void an_upload_on_another_host_gets_the_bytes_and_no_credential() {
    registry.on(
        "POST /v2/team/a/blobs/uploads/",
        answer(202, "", "Location: " + storage.url() + "/up?state=abc%3D"));
    storage.on("PUT /up", answer(201, ""));

    long sent = rig.destination(registry, "team/a").startUpload().send(BLOB, content(BYTES));

    assertThat(sent).isEqualTo(5000);
    var upload = storage.seen().getLast();
    assertThat(upload.body()).isEqualTo(BYTES);
    assertThat(upload.header("Authorization")).isEqualTo("none");
    assertThat(upload.header("Content-length")).isEqualTo("5000");
    assertThat(upload.line()).startsWith("PUT /up?state=abc%3D&digest=sha256%3A");
  }
}
