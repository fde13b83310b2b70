package io.github.imagesync.cli;

import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the embedded registry alone, until a signal ends it.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs a small registry here, for tests and trials.",
      "Not for production: no users, no TLS, no garbage collection."
    },
    footer = {"", "Example:", "  image-sync serve --port 5000 --storage ./registry"})
final class ServeCommand implements Callable<Integer> {

  private final World world;
  private final Signals signals;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Port to listen on, 0 for any. Default: 5000.")
  private int port = 5000;

  @Option(
      names = "--address",
      paramLabel = "IP",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: 127.0.0.1, this machine alone.")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Option(
      names = "--storage",
      paramLabel = "DIR",
      defaultValue = "registry",
      description = "Folder of OCI image layouts. Default: ./registry.")
  private Path storage = Path.of("registry");

  @Mixin(name = LogOptions.NAME)
  private LogOptions log = new LogOptions();

  ServeCommand(World world, Signals signals) {
    this.world = world;
    this.signals = signals;
  }

  @Override
  public Integer call() throws Exception {
    var ended = new CountDownLatch(1);
    try (var registry = start(world.directory().resolve(storage))) {
      world.outLines().line("Listening on " + registry.host());
      if (!log.isQuiet()) {
        world.errLines().line("for tests and trials, not for production; content is in " + storage);
      }
      signals.cancellingWithReport().onRequest(ended::countDown);
      ended.await();
    }
    return 0;
  }

  private EmbeddedRegistry start(Path folder) {
    try {
      return EmbeddedRegistry.start(port, folder, EmbeddedOptions.defaults().on(address));
    } catch (IOException | IllegalArgumentException e) {
      throw new Unusable("can't serve %s on port %d: %s".formatted(folder, port, e), e);
    }
  }
}
