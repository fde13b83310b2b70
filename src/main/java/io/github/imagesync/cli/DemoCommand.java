package io.github.imagesync.cli;

import io.github.imagesync.credentials.AuthFile;
import io.github.imagesync.credentials.ConfiguredCredentials;
import io.github.imagesync.demo.Demo;
import io.github.imagesync.registry.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the whole job on this machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows the whole job here: two registries, a dozen images, rules, a sync.",
    footer = {"", "Example:", "  image-sync demo --folder ./demo"})
final class DemoCommand implements Callable<Integer> {

  private final World world;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where its files go; must be empty. Default: a new temporary folder.")
  private Optional<Path> folder = Optional.empty();

  @Mixin(name = LogOptions.NAME)
  LogOptions log = new LogOptions();

  DemoCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    // Nobody's proxy and nobody's credentials: both registries are on this machine.
    var settings = HttpSettings.usual(Version.number(), Map.of());
    var credentials = ConfiguredCredentials.of(AuthFile.EMPTY);
    try (var registries = new Registries(settings, credentials, world)) {
      var tools =
          new Demo.Tools(
              registries.sources(),
              registries.destinations(),
              registries.requests(),
              world.clock());
      return new Demo(emptyFolder(), tools, world.outLines()).run().number();
    }
  }

  private Path emptyFolder() throws IOException {
    if (folder.isEmpty()) {
      return Files.createTempDirectory("image-sync-demo-");
    }
    var path = Files.createDirectories(world.directory().resolve(folder.get()));
    try (var files = Files.list(path)) {
      if (files.findAny().isPresent()) {
        throw new Unusable(path + " is not empty; name another folder");
      }
    }
    return path.toAbsolutePath().normalize();
  }
}
