package io.github.imagesync.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.imagesync.testing.TestLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// Gives [TestLogin] tokens for whatever it asks, and nobody else any; as CNCF distribution wants
/// them (its "Token Authentication Implementation"): signed, with the chain of certificates.
final class TokenServer implements AutoCloseable {

  static final String ISSUER = "the tests";
  static final String SERVICE = "the mirror";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Authority authority;
  private final HttpsServer server;

  private TokenServer(Authority authority, HttpsServer server) {
    this.authority = authority;
    this.server = server;
  }

  static TokenServer at(InetAddress address, Authority authority) {
    try {
      var server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(authority.tls()));
      var tokens = new TokenServer(authority, server);
      server.createContext("/token", tokens::answer);
      server.start();
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var login = TestLogin.USERNAME + ":" + TestLogin.PASSWORD;
      var basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
      if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var token = token(exchange.getRequestURI().getRawQuery());
      var body = JSON.createObjectNode().put("token", token).put("expires_in", 300);
      var bytes = JSON.writeValueAsBytes(body);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String token(String query) throws IOException {
    var now = Instant.now().getEpochSecond();
    var claims =
        JSON.createObjectNode()
            .put("iss", ISSUER)
            .put("sub", TestLogin.USERNAME)
            .put("aud", SERVICE)
            .put("nbf", now - 10)
            .put("iat", now - 10)
            .put("exp", now + 300)
            .put("jti", UUID.randomUUID().toString());
    var access = claims.putArray("access");
    for (var scope : scopes(query)) {
      var parts = scope.split(":", 3);
      var entry = access.addObject().put("type", parts[0]).put("name", parts[1]);
      var actions = entry.putArray("actions");
      Arrays.stream(parts[2].split(",", -1)).forEach(actions::add);
    }
    var header = JSON.createObjectNode().put("typ", "JWT").put("alg", "RS256");
    var chain = header.putArray("x5c");
    for (var certificate : authority.chain()) {
      chain.add(Base64.getEncoder().encodeToString(encoded(certificate)));
    }
    var signed =
        base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
    return signed + "." + base64(signature(signed));
  }

  private static List<String> scopes(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> parameter.startsWith("scope="))
        .map(parameter -> URLDecoder.decode(parameter.substring("scope=".length()), UTF_8))
        .flatMap(scopes -> Arrays.stream(scopes.split(" ", -1)))
        .toList();
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(authority.key());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
