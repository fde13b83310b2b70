package io.github.imagesync.credentials;

import static io.github.imagesync.credentials.AuthFiles.loginFrom;
import static io.github.imagesync.credentials.AuthFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.document.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthFileTest {

  @Test
  void comments_and_trailing_commas_are_read() {
    var file =
        read(
            """
            // our registries
            { "quay.io": { "username": "robot", /* a robot */ "password": "p", }, # last
            }
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(loginFrom(file, "quay.io/x").credential())
        .isEqualTo(new Credential.Basic("robot", new Secret("p")));
  }

  @Test
  void a_variable_that_is_not_set_is_named_with_its_line() {
    var file =
        read(
            """
            {"quay.io": {
              "username": "robot",
              "password": "${QUAY_PASSWORD}"}}
            """,
            Map.of("QUAY_PASSWORD", ""));

    assertThat(file.problems()).isEmpty();
    assertThat(loginFrom(file, "quay.io/x").credential())
        .asInstanceOf(type(Credential.NotGiven.class))
        .satisfies(notGiven -> {
          assertThat(notGiven.place()).isEqualTo(new Place("auth.json", 3, 15));
          assertThat(notGiven.why()).contains("QUAY_PASSWORD", "quay.io", "auth.json:3:15");
        });
  }

  @Test
  void a_pair_that_is_literally_empty_is_anonymous_even_below_a_login() {
    var file =
        read(
            """
            {"quay.io": {"username": "u", "password": "p"},
             "quay.io/public": {"username": "", "password": ""}}
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(loginFrom(file, "quay.io/public/x").credential())
        .isEqualTo(new Credential.Anonymous());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"quay.io": {"username": "u"}}                       | incomplete    | 1:2
          {"quay.io": {"password": "p"}}                       | incomplete    | 1:2
          {"quay.io": {"username": "", "password": "p"}}       | incomplete    | 1:2
          {"quay.io": {"username": "u", "password": ""}}       | incomplete    | 1:2
          {"quay.io": {"username": "$U"}}                      | incomplete    | 1:2
          {"quay.io": {"username": "u", "password": 123}}      | shape         | 1:43
          {"quay.io": {"username": "u", "pasword": "p"}}       | unknown-field | 1:31
          {"quay.io": {"insecure": "yes"}}                     | shape         | 1:26
          {"quay.io": "u:p"}                                   | shape         | 1:13
          ["quay.io"]                                          | shape         | 1:1
          {"https://quay.io": {}}                              | key           | 1:2
          {"kubesphere": {}}                                   | key           | 1:2
          {"quay.io/Team": {}}                                 | key           | 1:2
          {"docker.io": {}, "registry.hub.docker.com/": {}}    | same-key      | 1:19
          {"quay.io": {}, "quay.io": {}}                       | duplicate-key | 1:17
          {"quay.io": {}                                       | syntax        | 1:15
          """)
  void a_mistake_is_found_with_its_place(String text, String code, String lineAndColumn) {
    var problems = read(text).problems();

    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.code().id()).isEqualTo(code);
          assertThat(problem.place()).hasToString("auth.json:" + lineAndColumn);
        });
  }

  @Test
  void insecure_holds_for_its_own_entry_and_loopback_needs_none() {
    var file =
        read(
            """
            {"lab.example:5000": {"insecure": true},
             "lab.example:5000/strict": {"username": "u", "password": "p"}}
            """);

    assertThat(loginFrom(file, "lab.example:5000/x").transport()).isEqualTo(Transport.INSECURE);
    assertThat(loginFrom(file, "lab.example:5000/strict/x").transport())
        .isEqualTo(Transport.SECURE);
    assertThat(loginFrom(file, "quay.io/x").transport()).isEqualTo(Transport.SECURE);
    assertThat(loginFrom(file, "localhost:5000/x").transport()).isEqualTo(Transport.INSECURE);
    assertThat(loginFrom(file, "127.0.0.1:5000/x").transport()).isEqualTo(Transport.INSECURE);
    assertThat(loginFrom(file, "[::1]:5000/x").transport()).isEqualTo(Transport.INSECURE);
    assertThat(loginFrom(file, "localhost.example/x").transport()).isEqualTo(Transport.SECURE);
  }

  @Test
  void no_secret_is_in_what_is_printed_or_said() {
    var secret = "s3cret-value";
    var sound =
        read("{\"quay.io\": {\"username\": \"u\", \"password\": \"%s\"}}".formatted(secret));
    var broken =
        read(
            """
            {"quay.io": {"username": "", "password": "%s"},
             "docker.io": "u:%s", "a.io": {"password": %s}}
            """
                .formatted(secret, secret, secret));

    var login = loginFrom(sound, "quay.io/x");
    assertThat(login.credential()).isInstanceOf(Credential.Basic.class);
    assertThat(sound + " " + sound.entryFor(io.github.imagesync.oci.Repository.parse("quay.io/x")))
        .doesNotContain(secret);
    assertThat(login.toString()).doesNotContain(secret).contains("***");
    assertThat(broken.problems()).isNotEmpty();
    assertThat(broken.problems().toString()).doesNotContain(secret);
  }
}
