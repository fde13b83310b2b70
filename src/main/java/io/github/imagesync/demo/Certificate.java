package io.github.imagesync.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for this machine that no one trusts, made by the JDK's keytool: jib insists on TLS
/// where a port answers at all.
final class Certificate {

  private static final String PASSWORD = "not-a-secret";

  private Certificate() {}

  /// What a server needs to show it; its file is made in the folder.
  static SSLContext in(Path folder) throws IOException {
    var file = Files.createDirectories(folder).resolve("certificate.p12");
    make(file);
    try (var in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("can't use the certificate that keytool made", e);
    }
  }

  private static void make(Path file) throws IOException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "demo",
                "-dname",
                "CN=image-sync demo",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString(),
                "-J-XX:TieredStopAtLevel=1")
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(keytool + " failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
