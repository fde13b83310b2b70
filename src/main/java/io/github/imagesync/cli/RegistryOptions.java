package io.github.imagesync.cli;

import io.github.imagesync.copy.Retries;
import io.github.imagesync.registry.http.HttpSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How registries are asked.
final class RegistryOptions {

  static final String NAME = "Registries";

  @Option(
      names = "--auth",
      paramLabel = "FILE",
      description =
          "Credentials. Default: auth.json, else auth.template.json filled in from the"
              + " environment; then Docker's.")
  Optional<String> auth = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images copied at a time. Default: 8.")
  int jobs = 8;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "3",
      description = "Further tries of a request that may succeed later. Default: 3.")
  int retries = 3;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long a registry may stay silent. Default: 60s.")
  Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Certificates to trust beside the system's, PEM.")
  Optional<Path> caFile = Optional.empty();

  /// Throws [Unusable] for values that can't be used.
  void check() {
    require(jobs >= 1 && jobs <= 1000, "--jobs: from 1 to 1000");
    require(retries >= 0, "--retries: 0 or more");
    require(timeout.isPositive(), "--timeout: more than nothing");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new Unusable(message);
    }
  }

  /// How often an upload that broke is begun anew.
  Retries uploads() {
    return new Retries(retries, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  HttpSettings http(World world) {
    var settings =
        HttpSettings.usual(Version.number(), world.environment())
            .withRetries(retries)
            .withStall(timeout);
    if (caFile.isEmpty()) {
      return settings;
    }
    var pem = world.directory().resolve(caFile.get());
    require(Files.isReadable(pem), "--ca-file: " + pem + " can't be read");
    return settings.withCaFile(pem);
  }
}
