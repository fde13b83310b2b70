package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final String TAGS = "GET /v2/team/a/tags/list";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static SSLContext tls;
  private ScriptedServer server;

  @BeforeAll
  static void make_a_certificate() throws Exception {
    tls = context(certificate());
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.withTls(tls);
    server.on(TAGS, answer(200, "{}"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_certificate_of_no_known_authority_is_refused_and_the_option_named() {
    try (var rig = rig(Rig.SETTINGS, Transport.SECURE)) {
      assertThatThrownBy(() -> rig.source(server, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(e).hasMessageContaining("--ca-file");
          });
      assertThat(rig.time.sleeps()).isEmpty();
    }
  }

  @Test
  void an_authority_from_the_file_is_trusted() {
    var settings = Rig.SETTINGS.withCaFile(folder.resolve("ca.pem"));
    try (var rig = rig(settings, Transport.SECURE)) {
      assertThat(rig.source(server, "team/a").tags()).isPresent();
    }
  }

  @Test
  void an_insecure_host_may_have_any_certificate_and_that_is_remembered() {
    try (var rig = rig(Rig.SETTINGS, Transport.INSECURE)) {
      assertThat(rig.source(server, "team/a").tags()).isPresent();
      int requests = server.lines().size();
      assertThat(rig.source(server, "team/a").tags()).isPresent();
      assertThat(server.lines()).hasSize(requests + 1);
    }
  }

  @Test
  void a_secure_host_that_speaks_plain_http_gets_nothing_and_the_entry_is_named() {
    try (var plain = new ScriptedServer();
        var rig = rig(Rig.SETTINGS.withConnect(Duration.ofMillis(300)), Transport.SECURE)) {
      assertThatThrownBy(() -> rig.source(plain, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> assertThat(e.kind()).isIn(Kind.UNTRUSTED, Kind.UNREACHABLE));
      assertThat(plain.lines()).isEmpty();
    }
  }

  @Test
  void https_is_not_left_for_plain_http() {
    try (var plain = new ScriptedServer();
        var rig = rig(Rig.SETTINGS.withCaFile(folder.resolve("ca.pem")), Transport.SECURE)) {
      server.on(TAGS, answer(302, "", "Location: " + plain.url() + "/x"));

      assertThatThrownBy(() -> rig.source(server, "team/a").tags())
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED));
      assertThat(plain.lines()).isEmpty();
    }
  }

  @Test
  void a_file_without_certificates_is_said_at_the_start() throws IOException {
    var settings = Rig.SETTINGS.withCaFile(Files.writeString(folder.resolve("x.pem"), "nothing"));

    assertThatThrownBy(() -> rig(settings, Transport.SECURE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("x.pem");
  }

  private static Rig rig(HttpSettings settings, Transport transport) {
    return new Rig(settings, _ -> new Login(Rig.ANONYMOUS, transport));
  }

  /// A key and a certificate that vouches for itself, made by the JDK's own tool.
  private static KeyStore certificate() throws Exception {
    var file = folder.resolve("key.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-dname",
                "CN=tests",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), PASSWORD);
    writePem(store);
    return store;
  }

  private static void writePem(KeyStore store) throws Exception {
    var encoded = Base64.getMimeEncoder().encodeToString(store.getCertificate("key").getEncoded());
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }

  private static SSLContext context(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
