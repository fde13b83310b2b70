package io.github.imagesync.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private @TempDir Path folder;
  private SSLContext tls;

  @BeforeEach
  void makeACertificate() throws Exception {
    var file = folder.resolve("key.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    tls = context(file);
  }

  @Test
  void a_registry_speaks_tls_with_the_certificate_it_was_given() throws Exception {
    var options = EmbeddedOptions.defaults().with(tls);
    try (var registry = EmbeddedRegistry.start(0, folder.resolve("storage"), options);
        var trusting = HttpClient.newBuilder().sslContext(tls).build();
        var stranger = HttpClient.newHttpClient()) {
      var ping = HttpRequest.newBuilder(URI.create("https://" + registry.host() + "/v2/")).build();

      assertThat(trusting.send(ping, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> stranger.send(ping, BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static SSLContext context(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var content = Files.newInputStream(file)) {
      store.load(content, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
