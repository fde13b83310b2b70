package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.layer;
import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.document.Place;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.ScriptedServer.Reply;
import io.github.imagesync.registry.http.ScriptedServer.Seen;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorisationTest {

  private static final String TOKEN = "t0ken-of-the-tests";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString(("tester:" + Rig.PASSWORD).getBytes(UTF_8));

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_password_is_shown_only_where_it_is_asked_for_and_then_unasked() {
    server.on("GET /v2/team/a/tags/list", needs(BASIC, "Basic realm=\"x\""));
    server.on("GET /v2/team/b/tags/list", needs(BASIC, "Basic realm=\"x\""));
    try (var rig = Rig.as(Rig.TESTER)) {
      rig.source(server, "team/a").tags();
      rig.source(server, "team/b").tags();
    }

    assertThat(server.seen().stream().map(s -> s.header("Authorization")))
        .containsExactly("none", BASIC, BASIC);
  }

  @Test
  void a_wrong_password_is_shown_once_and_is_in_no_message() {
    server.on(
        "GET /v2/team/a/tags/list",
        answer(
            401,
            "{\"errors\": [{\"code\": \"UNAUTHORIZED\", \"message\": \"authentication required\"}]}",
            "WWW-Authenticate: Basic realm=\"x\""));
    try (var rig = Rig.as(Rig.TESTER)) {
      assertThatThrownBy(() -> rig.source(server, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(e)
                .hasMessage(
                    "%1$s/team/a: GET http://%1$s/v2/team/a/tags/list answered 401 UNAUTHORIZED:"
                        + " authentication required — check the credential for %1$s in auth.json",
                    server.host());
          });
    }
    assertThat(server.lines()).hasSize(2);
  }

  @Test
  void a_user_and_password_are_exchanged_for_a_token_of_just_this_repository() {
    tokens("{\"token\": \"%s\"}".formatted(TOKEN));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.as(Rig.TESTER)) {
      rig.source(server, "team/a").tags();
    }

    var exchange = server.seen().get(1);
    assertThat(exchange.header("Authorization")).isEqualTo(BASIC);
    assertThat(query(exchange)).isEqualTo("service=the registry&scope=repository:team/a:pull");
    assertThat(server.seen().get(2).header("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void anyone_may_get_a_token_for_what_is_public() {
    tokens("{\"access_token\": \"%s\"}".formatted(TOKEN));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.anonymous()) {
      assertThat(rig.source(server, "team/a").tags()).isPresent();
    }

    assertThat(server.seen().get(1).header("Authorization")).isEqualTo("none");
  }

  @Test
  void a_refresh_token_is_exchanged_by_post() {
    server.on("POST /token", answer(200, "{\"access_token\": \"%s\"}".formatted(TOKEN)));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.as(new Credential.IdentityToken(new Secret("refresh/me")))) {
      assertThat(rig.source(server, "team/a").tags()).isPresent();
    }

    assertThat(URLDecoder.decode(server.seen().get(1).text(), UTF_8))
        .isEqualTo(
            "grant_type=refresh_token&client_id=image-sync&refresh_token=refresh/me"
                + "&service=the registry&scope=repository:team/a:pull");
  }

  @Test
  void a_destination_may_push_and_a_mount_may_pull_where_it_mounts_from() {
    tokens("{\"token\": \"%s\"}".formatted(TOKEN));
    guarded("HEAD /v2/team/a/blobs/" + layer(bytes(1, 1)).digest());
    server.on(
        "POST /v2/team/a/blobs/uploads/",
        exchange ->
            (hasToken(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? answer(201, "")
                    : challenge())
                .to(exchange));
    try (var rig = Rig.as(Rig.TESTER)) {
      var destination = rig.destination(server, "team/a");
      destination.hasBlob(layer(bytes(1, 1)));
      destination.mount(layer(bytes(1, 1)), new Repository(server.host(), "team/b"));
    }

    assertThat(server.seen().stream().filter(s -> s.line().startsWith("GET /token")))
        .extracting(AuthorisationTest::query)
        .containsExactly(
            "service=the registry&scope=repository:team/a:pull,push",
            "service=the registry&scope=repository:team/a:pull,push&scope=repository:team/b:pull");
    assertThat(server.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
  }

  @Test
  void many_requests_at_a_time_fetch_one_token() throws Exception {
    tokens("{\"token\": \"%s\"}".formatted(TOKEN));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.anonymous();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rig.source(server, "team/other").tags();
      var answers =
          IntStream.range(0, 32)
              .mapToObj(_ -> threads.submit(() -> rig.source(server, "team/a").tags()))
              .toList();
      for (Future<?> answered : answers) {
        answered.get();
      }
    }

    assertThat(server.lines()).filteredOn("GET /token"::equals).hasSize(1);
  }

  @Test
  void a_token_is_fetched_anew_before_it_ends() {
    tokens("{\"token\": \"%s\", \"expires_in\": 300}".formatted(TOKEN));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.anonymous()) {
      rig.source(server, "team/a").tags();
      rig.time.pass(Duration.ofSeconds(280));
      rig.source(server, "team/a").tags();
      assertThat(server.lines()).filteredOn("GET /token"::equals).hasSize(1);
      rig.time.pass(Duration.ofSeconds(15));
      rig.source(server, "team/a").tags();
    }

    assertThat(server.lines()).filteredOn("GET /token"::equals).hasSize(2);
    assertThat(server.lines()).filteredOn(line -> line.endsWith("list")).hasSize(4);
  }

  @Test
  void a_token_that_is_refused_is_fetched_anew_once() {
    tokens("{\"token\": \"%s\"}".formatted(TOKEN), "{\"token\": \"%s-2\"}".formatted(TOKEN));
    server.on(
        "GET /v2/team/a/tags/list", challenge(), answer(200, "{}"), challenge(), answer(200, "{}"));
    try (var rig = Rig.anonymous()) {
      rig.source(server, "team/a").tags();
      rig.source(server, "team/a").tags();
    }

    assertThat(server.seen().stream().map(s -> s.header("Authorization")))
        .containsExactly(
            "none", "none", "Bearer " + TOKEN, "Bearer " + TOKEN, "none", "Bearer " + TOKEN + "-2");
  }

  @Test
  void a_token_that_is_not_given_out_is_the_error() {
    server.on("GET /token", answer(403, "{\"details\": \"wrong password\"}"));
    guarded("GET /v2/team/a/tags/list");
    try (var rig = Rig.as(Rig.TESTER)) {
      assertThatThrownBy(() -> rig.source(server, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.DENIED);
            assertThat(e)
                .hasMessageContaining(
                    "/team/a: GET http://" + server.host() + "/token answered 403")
                .hasMessageContaining("wrong password");
            assertThat(e.getMessage()).doesNotContain(Rig.PASSWORD, "scope");
          });
    }
  }

  @Test
  void a_credential_that_is_not_given_makes_no_request() {
    var notGiven = new Credential.NotGiven("the variable PW is not set", new Place("a", 1, 2));
    try (var rig = Rig.as(notGiven)) {
      assertThatThrownBy(() -> rig.source(server, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.NO_CREDENTIAL);
            assertThat(e).hasMessageContaining("the variable PW is not set");
          });
    }

    assertThat(server.lines()).isEmpty();
  }

  @Test
  void between_two_credentials_no_mount_is_asked_for() {
    try (var rig =
        new Rig(
            Rig.SETTINGS,
            repository ->
                new Login(
                    new Credential.Basic(repository.path(), new Secret("x")),
                    Transport.INSECURE))) {
      var answer =
          rig.destination(server, "team/a")
              .mount(layer(bytes(1, 1)), new Repository(server.host(), "team/b"));

      assertThat(answer).isEqualTo(new MountAnswer.Refused());
    }
    assertThat(server.lines()).isEmpty();
  }

  private void tokens(String... answers) {
    server.on(
        "GET /token",
        List.of(answers).stream().map(json -> answer(200, json)).toArray(Reply[]::new));
  }

  /// Answers an empty list to whoever shows the token.
  private void guarded(String line) {
    server.on(
        line,
        exchange ->
            (hasToken(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? answer(200, "{}")
                    : challenge())
                .to(exchange));
  }

  private static boolean hasToken(@Nullable String header) {
    return ("Bearer " + TOKEN).equals(header);
  }

  private Reply challenge() {
    return answer(
        401,
        "",
        "WWW-Authenticate: Bearer realm=\"%s/token\",service=\"the registry\",scope=\"repository:team/a:pull\""
            .formatted(server.url()));
  }

  private static Reply needs(String authorization, String challenge) {
    return exchange -> {
      var shown = exchange.getRequestHeaders().getFirst("Authorization");
      (authorization.equals(shown)
              ? answer(200, "{}")
              : answer(401, "", "WWW-Authenticate: " + challenge))
          .to(exchange);
    };
  }

  private static String query(Seen seen) {
    return URLDecoder.decode(seen.line().substring(seen.line().indexOf('?') + 1), UTF_8);
  }
}
