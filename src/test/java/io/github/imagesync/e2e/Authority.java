package io.github.imagesync.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate authority of one's own, made by the JDK's keytool, and one certificate that it
/// gave out, for these host names.
final class Authority {

  private static final String PASSWORD = "not-a-secret";
  private static final String SERVER = "server";

  private final KeyStore store;

  private Authority(KeyStore store) {
    this.store = store;
  }

  static Authority in(Path folder, String... hosts) {
    var file = folder.resolve("authority.p12");
    var names = "san=" + String.join(",", Arrays.stream(hosts).map("dns:"::concat).toList());
    keytool(file, "ca", "-dname", "CN=An authority of the tests", "-ext", "bc:c");
    keytool(file, SERVER, "-dname", "CN=" + hosts[0], "-ext", names, "-signer", "ca");
    try (var in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return new Authority(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path file, String alias, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "RSA", "-alias", alias, "-validity", "2"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
    command.addAll(List.of(options));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What clients are to trust, PEM.
  String certificate() {
    return pem(chain()[chain().length - 1]);
  }

  /// What a server shows, PEM: its certificate, then the authority's.
  String serverChain() {
    return String.join("", Arrays.stream(chain()).map(Authority::pem).toList());
  }

  /// The server's key, PEM.
  String serverKey() {
    return pem("PRIVATE KEY", key().getEncoded());
  }

  PrivateKey key() {
    try {
      Key key = Objects.requireNonNull(store.getKey(SERVER, PASSWORD.toCharArray()));
      return (PrivateKey) key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The server's certificate first, the authority's last.
  Certificate[] chain() {
    try {
      return Objects.requireNonNull(store.getCertificateChain(SERVER));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLContext tls() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }
}
