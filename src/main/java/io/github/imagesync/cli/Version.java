package io.github.imagesync.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/// Version, commit and Java, from the jar's manifest; outside of a jar the version is `dev`.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "image-sync " + number(),
      "commit " + attribute("Implementation-Commit").orElse("unknown"),
      "Java " + Runtime.version()
    };
  }

  static String number() {
    return attribute("Implementation-Version").orElse("dev");
  }

  private static Optional<String> attribute(String name) {
    var self = Version.class.getResource("Version.class");
    if (self == null || !self.getProtocol().equals("jar")) {
      return Optional.empty();
    }
    var jar = self.toString().substring(0, self.toString().indexOf('!') + 1);
    try (var in = URI.create(jar + "/META-INF/MANIFEST.MF").toURL().openStream()) {
      return Optional.ofNullable(new Manifest(in).getMainAttributes().getValue(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
