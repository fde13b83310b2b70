package io.github.imagesync.credentials;

import io.github.imagesync.oci.Repository;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Credentials files as texts.
final class AuthFiles {

  private AuthFiles() {}

  static AuthFile read(String text, Map<String, String> environment) {
    return AuthFile.parse("auth.json", text.getBytes(StandardCharsets.UTF_8), environment);
  }

  static AuthFile read(String text) {
    return read(text, Map.of());
  }

  static Login loginFrom(AuthFile file, String repository) {
    return ConfiguredCredentials.of(file).of(Repository.parse(repository));
  }
}
