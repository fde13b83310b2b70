package io.github.imagesync.credentials;

import static io.github.imagesync.credentials.AuthFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.oci.Repository;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// All that vectors/credentials.json lists.
class CredentialVectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonNode vectors;

  CredentialVectorsTest() throws IOException {
    try (var in = CredentialVectorsTest.class.getResourceAsStream("/vectors/credentials.json")) {
      vectors = JSON.readTree(in);
    }
  }

  @TestFactory
  Stream<DynamicTest> the_longest_path_decides_which_entry_counts() {
    var entries = JSON.createObjectNode();
    for (var key : vectors.path("keys").properties()) {
      var user = key.getValue().textValue();
      entries.putObject(key.getKey()).put("username", user).put("password", "of-" + user);
    }
    var credentials = ConfiguredCredentials.of(read(entries.toString(), Map.of()));

    return each("lookups")
        .map(lookup -> {
          var repository = lookup.path("repository").textValue();
          var user = lookup.path("key").textValue();
          Credential expected =
              user == null
                  ? new Credential.Anonymous()
                  : new Credential.Basic(user, new Secret("of-" + user));
          return dynamicTest(
              repository,
              () ->
                  assertThat(credentials.of(Repository.parse(repository)).credential())
                      .isEqualTo(expected));
        });
  }

  @TestFactory
  Stream<DynamicTest> a_value_is_a_variable_only_if_it_is_wholly_one() {
    return each("values")
        .map(vector ->
            dynamicTest(
                vector.path("written").textValue(),
                () -> {
                  var login = loginWithPassword(vector);
                  if (vector.has("value")) {
                    assertThat(login)
                        .isEqualTo(
                            new Credential.Basic(
                                "user", new Secret(vector.path("value").textValue())));
                  } else {
                    assertThat(vector.path("error").textValue()).isEqualTo("unset-variable");
                    assertThat(login).isInstanceOf(Credential.NotGiven.class);
                  }
                }));
  }

  private static Credential loginWithPassword(JsonNode vector) {
    var environment = new HashMap<String, String>();
    for (var variable : vector.path("env").properties()) {
      environment.put(variable.getKey(), variable.getValue().textValue());
    }
    var entries = JSON.createObjectNode();
    entries
        .putObject("quay.io")
        .put("username", "user")
        .put("password", vector.path("written").textValue());
    var file = read(entries.toString(), environment);
    assertThat(file.problems()).isEmpty();
    return ConfiguredCredentials.of(file).of(Repository.parse("quay.io/x")).credential();
  }

  private Stream<JsonNode> each(String field) {
    var vectorsOfField = vectors.path(field);
    assertThat(vectorsOfField).isNotEmpty();
    return StreamSupport.stream(vectorsOfField.spliterator(), false);
  }
}
