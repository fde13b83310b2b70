package io.github.imagesync.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Docker's config.json: logins in the file itself, and the helpers that keep others.
final class DockerConfig {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<AuthKey, Credential> logins;
  private final Map<String, String> helpers;
  private final Optional<String> store;

  private DockerConfig(
      Map<AuthKey, Credential> logins, Map<String, String> helpers, Optional<String> store) {
    this.logins = Map.copyOf(logins);
    this.helpers = Map.copyOf(helpers);
    this.store = store;
  }

  static DockerConfig empty() {
    return new DockerConfig(Map.of(), Map.of(), Optional.empty());
  }

  /// Reads the file; one that is not there has nothing in it. Throws where it can't be read or is
  /// no JSON, without quoting it.
  static DockerConfig read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return empty();
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException _) {
      throw new IOException(file + " is not JSON");
    }
    return root == null ? empty() : parse(file, root);
  }

  private static DockerConfig parse(Path file, JsonNode root) {
    var logins = new HashMap<AuthKey, Credential>();
    for (var entry : root.path("auths").properties()) {
      var key = key(entry.getKey());
      var login = DockerLogin.read(file, entry.getKey(), entry.getValue());
      if (key.isPresent() && login.isPresent()) {
        logins.put(key.get(), login.get());
      }
    }
    var helpers = new HashMap<String, String>();
    for (var entry : root.path("credHelpers").properties()) {
      key(entry.getKey())
          .ifPresent(key -> helpers.put(key.registry(), entry.getValue().asText("")));
    }
    var store = root.path("credsStore").asText("");
    return new DockerConfig(
        logins, helpers, store.isEmpty() ? Optional.empty() : Optional.of(store));
  }

  /// Keys are hosts, or URLs of which only the host counts: `https://index.docker.io/v1/`.
  private static Optional<AuthKey> key(String text) {
    var bare = text.replaceFirst("^https?://", "").replaceFirst("/v[12]/?$", "");
    try {
      return Optional.of(
          Repository.isHost(bare.split("/", -1)[0])
              ? AuthKey.parse(bare)
              : new AuthKey(Repository.canonical(bare), List.of()));
    } catch (MalformedReference _) {
      return Optional.empty();
    }
  }

  /// The login that the file itself has for the repository, by the longest path.
  Optional<Credential> login(Repository repository) {
    return logins.entrySet().stream()
        .filter(entry -> entry.getKey().covers(repository))
        .max(Comparator.comparingInt(entry -> entry.getKey().path().size()))
        .map(Map.Entry::getValue);
  }

  /// The helper that is to be asked about the registry: its own, else the one for all.
  Optional<String> helper(String registry) {
    return Optional.ofNullable(helpers.get(registry))
        .filter(name -> !name.isEmpty())
        .or(() -> store);
  }
}
