package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Exchanges a credential for a token (distribution's token specification): by GET with a user and
/// password or as anyone, by POST with a refresh token (its OAuth 2 form).
record TokenRequest(
    String realm, Optional<String> service, SortedSet<Scope> scopes, Credential credential)
    implements Call<TokenRequest.Token> {

  /// A token, and how long it holds from the answer on.
  record Token(Secret value, Duration lasts) {}

  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final String CLIENT = "image-sync";

  @Override
  public Request request(Site site) {
    return switch (credential) {
      case Credential.IdentityToken(var token) -> refresh(site, token);
      case Credential.Basic basic -> get(site).with("Authorization", Authorised.basic(basic));
      case Credential.Anonymous _, Credential.NotGiven _, Credential.Unusable _ -> get(site);
    };
  }

  private Request get(Site site) {
    var query = new ArrayList<String>();
    service.ifPresent(name -> query.add("service=" + encoded(name)));
    scopes.forEach(scope -> query.add("scope=" + encoded(scope.text())));
    var joint = realm.contains("?") ? "&" : "?";
    var uri = query.isEmpty() ? realm : realm + joint + String.join("&", query);
    return Request.at(site, Method.GET, uri(site, uri));
  }

  private Request refresh(Site site, Secret token) {
    var form =
        "grant_type=refresh_token&client_id="
            + CLIENT
            + "&refresh_token="
            + encoded(token.reveal())
            + service.map(name -> "&service=" + encoded(name)).orElse("")
            + "&scope="
            + encoded(scopes.stream().map(Scope::text).collect(Collectors.joining(" ")));
    return Request.at(site, Method.POST, uri(site, realm))
        .sending(
            new Body.Bytes(
                form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded"));
  }

  private static URI uri(Site site, String text) {
    var request = Request.of(site, Method.GET, "");
    try {
      var uri = request.uri().resolve(text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw Failures.without(
        Kind.UNEXPECTED, request, "the registry names no usable place to get a token from");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Token read(Answer answer) {
    if (answer.status() != 200) {
      throw Failures.refused(answer);
    }
    var root = Json.object(answer);
    var value = root.path("token").asText(root.path("access_token").asText(""));
    if (value.isEmpty()) {
      throw Failures.unexpected(answer, "answered without a token");
    }
    long seconds = root.path("expires_in").asLong(0);
    return new Token(new Secret(value), seconds > 0 ? Duration.ofSeconds(seconds) : USUAL);
  }
}
