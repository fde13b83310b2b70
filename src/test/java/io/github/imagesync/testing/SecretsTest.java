package io.github.imagesync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// `make test` looks for the lines of `secrets.txt` in all that the tests have printed; this holds
/// the list to the secrets that the tests use.
class SecretsTest {

  @Test
  void the_list_has_the_password_of_the_registries_in_both_its_forms() throws Exception {
    var pair = TestLogin.USERNAME + ":" + TestLogin.PASSWORD;
    var header = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    assertThat(Files.readAllLines(Path.of("src/test/resources/secrets.txt")))
        .contains(TestLogin.PASSWORD, header);
  }
}
