package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static io.github.imagesync.registry.embedded.RunningRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.credentials.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

  private static final Secret PASSWORD = new Secret("open sesame");
  private static final String USER = basic("ali", "open sesame");
  private static final String UPLOADS = "/v2/a/blobs/uploads/";

  private @TempDir Path folder;
  private RunningRegistry registry;

  @BeforeEach
  void start() throws Exception {
    registry = new RunningRegistry(folder);
  }

  @AfterEach
  void stop() throws Exception {
    registry.close();
  }

  @Test
  void a_password_lets_its_user_in_and_no_one_else() throws Exception {
    start(new Access.Basic("ali", PASSWORD));

    var stranger = registry.get("/v2/");

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(code(stranger)).isEqualTo("UNAUTHORIZED");
    assertThat(header(stranger, "WWW-Authenticate")).startsWith("Basic realm=");
    assertThat(registry.get("/v2/", "Authorization", basic("ali", "x")).statusCode())
        .isEqualTo(401);
    assertThat(registry.get("/v2/", "Authorization", USER).statusCode()).isEqualTo(200);
  }

  @Test
  void a_challenge_says_where_a_token_for_what_is_to_be_had() throws Exception {
    start(new Access.Token("ali", PASSWORD));

    var answer = registry.send("POST", UPLOADS);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"http://%s/token\",service=\"image-sync\",scope=\"repository:a:pull,push\""
                .formatted(registry.registry.host()));
  }

  @Test
  void a_token_is_good_for_its_scope_only() throws Exception {
    start(new Access.Token("ali", PASSWORD));

    var push = token("scope=repository:a:pull,push");
    var pull = token("scope=repository:a:pull");

    assertThat(open(push, UPLOADS)).isEqualTo(202);
    assertThat(open(pull, UPLOADS)).isEqualTo(401);
    assertThat(open(push, "/v2/b/blobs/uploads/")).isEqualTo(401);
    assertThat(registry.get("/v2/a/tags/list", "Authorization", pull).statusCode()).isEqualTo(404);
    assertThat(registry.get("/v2/", "Authorization", pull).statusCode()).isEqualTo(200);
  }

  @Test
  void a_mount_needs_to_read_where_the_blob_comes_from() throws Exception {
    start(new Access.Token("ali", PASSWORD));
    var mount = UPLOADS + "?mount=sha256:" + "0".repeat(64) + "&from=b";

    assertThat(open(token("scope=repository:a:push"), mount)).isEqualTo(401);
    assertThat(open(token("scope=repository:a:push&scope=repository:b:pull"), mount))
        .isEqualTo(202);
    assertThat(open(token("scope=repository:a:push%20repository:b:pull"), mount)).isEqualTo(202);
  }

  @Test
  void a_wrong_password_gets_no_token() throws Exception {
    start(new Access.Token("ali", PASSWORD, Access.Anonymous.ALLOWED, Duration.ofMinutes(1)));

    var answer = registry.get("/token", "Authorization", basic("ali", "x"));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void anyone_may_get_a_token_to_pull_where_that_is_allowed() throws Exception {
    start(new Access.Token("ali", PASSWORD, Access.Anonymous.ALLOWED, Duration.ofMinutes(1)));

    var answer = registry.get("/token?scope=repository:a:pull,push");
    var token = "Bearer " + json(answer).path("token").asText();

    assertThat(registry.get("/v2/a/tags/list", "Authorization", token).statusCode()).isEqualTo(404);
    assertThat(open(token, UPLOADS)).isEqualTo(401);
  }

  @Test
  void a_token_can_be_had_with_a_form_too() throws Exception {
    start(new Access.Token("ali", PASSWORD));
    var form =
        "grant_type=password&service=image-sync&username=ali&password=open+sesame"
            + "&scope=repository%3Aa%3Apush";

    var answer =
        registry.send(
            "POST",
            "/token",
            BodyPublishers.ofString(form),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(open("Bearer " + json(answer).path("access_token").asText(), UPLOADS))
        .isEqualTo(202);
  }

  @Test
  void a_token_expires() throws Exception {
    var now = new AtomicReference<>(Instant.EPOCH);
    restart(EmbeddedOptions.defaults().with(new Access.Token("ali", PASSWORD)).with(now::get));
    var token = token("scope=repository:a:push");
    assertThat(open(token, UPLOADS)).isEqualTo(202);

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(5)));

    assertThat(open(token, UPLOADS)).isEqualTo(401);
  }

  @Test
  void a_read_only_registry_refuses_every_change() throws Exception {
    registry.pushImage("a", "1", "layer");
    restart(EmbeddedOptions.defaults().with(EmbeddedOptions.Mode.READ_ONLY));

    var push = registry.send("POST", UPLOADS);

    assertThat(push.statusCode()).isEqualTo(405);
    assertThat(registry.send("DELETE", "/v2/a/manifests/1").statusCode()).isEqualTo(405);
    assertThat(header(registry.put("/v2/a/manifests/1", bytes("{}")), "Allow"))
        .isEqualTo("GET, HEAD");
    assertThat(registry.get("/v2/a/manifests/1").statusCode()).isEqualTo(200);
  }

  private void start(Access access) throws Exception {
    restart(EmbeddedOptions.defaults().with(access));
  }

  private void restart(EmbeddedOptions options) throws Exception {
    registry.close();
    registry = new RunningRegistry(folder, options);
  }

  private String token(String query) throws Exception {
    var answer = registry.get("/token?service=image-sync&" + query, "Authorization", USER);
    return "Bearer " + json(answer).path("token").asText();
  }

  private int open(String token, String path) throws Exception {
    return registry.send("POST", path, "Authorization", token).statusCode();
  }

  private static String basic(String user, String password) {
    var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
