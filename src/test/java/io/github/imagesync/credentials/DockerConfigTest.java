package io.github.imagesync.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {

  private static final String SECRET = "s3cret-of-docker";

  @TempDir Path folder;
  private final List<String> questions = new ArrayList<>();
  private int scripts;
  private Credential answer = new Credential.Anonymous();

  @Test
  void a_login_in_the_file_counts_for_docker_hub_under_its_old_name() throws IOException {
    var credentials =
        configured(
            """
            {"auths": {"https://index.docker.io/v1/": {"auth": "%s"}}}
            """
                .formatted(base64("moby:" + SECRET)));

    assertThat(credential(credentials, "alpine"))
        .isEqualTo(new Credential.Basic("moby", new Secret(SECRET)));
    assertThat(credential(credentials, "quay.io/x")).isEqualTo(new Credential.Anonymous());
  }

  @Test
  void an_identity_token_goes_before_user_and_password() throws IOException {
    var credentials =
        configured(
            """
            {"auths": {"cloud.example": {"auth": "%s", "identitytoken": "%s"}}}
            """
                .formatted(base64("00000000:x"), SECRET));

    assertThat(credential(credentials, "cloud.example/x"))
        .isEqualTo(new Credential.IdentityToken(new Secret(SECRET)));
  }

  @Test
  void an_entry_of_auth_json_goes_before_docker() throws IOException {
    var auth = AuthFiles.read("{\"quay.io\": {\"username\": \"a\", \"password\": \"b\"}}");
    var file = write("{\"auths\": {\"quay.io\": {\"auth\": \"%s\"}}}".formatted(base64("c:d")));

    var credentials = ConfiguredCredentials.of(auth, file, this::ask);

    assertThat(credential(credentials, "quay.io/x"))
        .isEqualTo(new Credential.Basic("a", new Secret("b")));
  }

  @Test
  void an_entry_that_only_says_insecure_leaves_the_login_to_docker() throws IOException {
    var auth = AuthFiles.read("{\"lab.example\": {\"insecure\": true}}");
    var file = write("{\"auths\": {\"lab.example\": {\"auth\": \"%s\"}}}".formatted(base64("c:d")));

    var credentials = ConfiguredCredentials.of(auth, file, this::ask);

    assertThat(credentials.of(Repository.parse("lab.example/x")))
        .isEqualTo(new Login(new Credential.Basic("c", new Secret("d")), Login.Transport.INSECURE));
  }

  @Test
  void the_helper_of_a_host_is_asked_before_the_one_for_all_and_once() throws IOException {
    answer = new Credential.Basic("u", new Secret(SECRET));
    var credentials =
        configured("{\"credsStore\": \"all\", \"credHelpers\": {\"quay.io\": \"own\"}}");

    credential(credentials, "quay.io/a");
    credential(credentials, "quay.io/b");
    credential(credentials, "alpine");

    assertThat(questions).containsExactly("own quay.io", "all https://index.docker.io/v1/");
  }

  @Test
  void a_helper_that_knows_nothing_leaves_the_login_to_the_file() throws IOException {
    var credentials =
        configured(
            "{\"credsStore\": \"all\", \"auths\": {\"quay.io\": {\"auth\": \"%s\"}}}"
                .formatted(base64("c:d")));

    assertThat(credential(credentials, "quay.io/x"))
        .isEqualTo(new Credential.Basic("c", new Secret("d")));
    assertThat(credential(credentials, "ghcr.io/x/y")).isEqualTo(new Credential.Anonymous());
  }

  @Test
  void a_helper_that_is_not_installed_is_an_error_only_for_hosts_in_use() throws IOException {
    var file = write("{\"credHelpers\": {\"quay.io\": \"of-nobody\"}}");

    var credentials = ConfiguredCredentials.of(AuthFile.EMPTY, file, Map.of());

    assertThat(credential(credentials, "quay.io/x"))
        .asInstanceOf(type(Credential.Unusable.class))
        .satisfies(e ->
            assertThat(e.why())
                .contains("docker-credential-of-nobody", "quay.io", "not installed"));
    assertThat(credential(credentials, "ghcr.io/x/y")).isEqualTo(new Credential.Anonymous());
  }

  @Test
  void an_installed_helper_gives_a_login_a_token_nothing_or_a_failure_without_its_output()
      throws IOException {
    var helper = new InstalledHelper(Map.of("PATH", folder + ":/usr/bin:/bin"));

    assertThat(helper.ask(script("echo '{\"Username\":\"u\",\"Secret\":\"" + SECRET + "\"}'"), "q"))
        .isEqualTo(new Credential.Basic("u", new Secret(SECRET)));
    assertThat(
            helper.ask(
                script("echo '{\"Username\":\"<token>\",\"Secret\":\"" + SECRET + "\"}'"), "q"))
        .isEqualTo(new Credential.IdentityToken(new Secret(SECRET)));
    assertThat(helper.ask(script("echo 'credentials not found in native keychain'; exit 1"), "q"))
        .isEqualTo(new Credential.Anonymous());
    assertThat(helper.ask(script("echo 'broken " + SECRET + "'; exit 1"), "q"))
        .isInstanceOf(Credential.Unusable.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain(SECRET));
  }

  @Test
  void a_file_that_is_not_json_makes_what_needs_it_unusable_and_is_not_quoted() throws IOException {
    var credentials = configured("{ " + SECRET);

    assertThat(credential(credentials, "quay.io/x"))
        .isInstanceOf(Credential.Unusable.class)
        .satisfies(e -> assertThat(e.toString()).contains("config.json").doesNotContain(SECRET));
  }

  @Test
  void no_file_means_anonymous() {
    var credentials =
        ConfiguredCredentials.of(AuthFile.EMPTY, folder.resolve("none.json"), this::ask);

    assertThat(credential(credentials, "quay.io/x")).isEqualTo(new Credential.Anonymous());
  }

  @Test
  void the_file_is_where_docker_looks_for_it() {
    assertThat(ConfiguredCredentials.dockerConfig(Map.of(), Path.of("home")))
        .isEqualTo(Path.of("home/.docker/config.json"));
    assertThat(
            ConfiguredCredentials.dockerConfig(Map.of("DOCKER_CONFIG", "other"), Path.of("home")))
        .isEqualTo(Path.of("other/config.json"));
  }

  private ConfiguredCredentials configured(String json) throws IOException {
    return ConfiguredCredentials.of(AuthFile.EMPTY, write(json), this::ask);
  }

  private Credential ask(String name, String server) {
    questions.add(name + " " + server);
    return answer;
  }

  private static Credential credential(Credentials credentials, String repository) {
    return credentials.of(Repository.parse(repository)).credential();
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("config.json"), json);
  }

  /// Installs a helper that does this; returns its name.
  private String script(String commands) throws IOException {
    var name = "test" + scripts++;
    var program = folder.resolve("docker-credential-" + name);
    Files.writeString(program, "#!/bin/sh\ncat >/dev/null\n" + commands + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return name;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
