package io.github.imagesync.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// One login in Docker's config.json: `auth` is `user:password` in Base64, `identitytoken` goes
/// before it.
final class DockerLogin {

  private DockerLogin() {}

  /// Empty for an entry that says nothing, as Docker leaves where a helper keeps the login.
  static Optional<Credential> read(Path file, String key, JsonNode entry) {
    var token = entry.path("identitytoken").asText("");
    if (!token.isEmpty()) {
      return Optional.of(new Credential.IdentityToken(new Secret(token)));
    }
    var auth = entry.path("auth").asText("");
    if (!auth.isEmpty()) {
      return Optional.of(decoded(file, key, auth));
    }
    var username = entry.path("username").asText("");
    var password = entry.path("password").asText("");
    return username.isEmpty() || password.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credential.Basic(username, new Secret(password)));
  }

  private static Credential decoded(Path file, String key, String auth) {
    try {
      var pair = new String(Base64.getMimeDecoder().decode(auth), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon > 0) {
        // Docker pads some passwords with zeros.
        var password = pair.substring(colon + 1).replaceAll("\0+$", "");
        return new Credential.Basic(pair.substring(0, colon), new Secret(password));
      }
    } catch (IllegalArgumentException _) {
      // Said below, without quoting it.
    }
    return new Credential.Unusable(
        "the login for " + key + " in " + file + " can't be read; log in anew with docker login");
  }
}
