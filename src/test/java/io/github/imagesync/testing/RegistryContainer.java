package io.github.imagesync.testing;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// CNCF distribution in a container.
record RegistryContainer(GenericContainer<?> container, String description)
    implements RunningRegistry {

  private static final String IMAGE = "registry:2";
  private static final int PORT = 5000;
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  static RegistryContainer start(Map<String, String> settings, Map<String, String> files) {
    var container = new GenericContainer<>(DockerImageName.parse(IMAGE));
    container
        .withExposedPorts(PORT)
        .withEnv(settings)
        .waitingFor(
            Wait.forHttp("/v2/")
                .forStatusCodeMatching(status -> status == 200 || status == 401)
                .withStartupTimeout(Duration.ofSeconds(60)));
    files.forEach((variable, content) -> {
      var path = "/etc/docker/registry/" + variable;
      container.withEnv(variable, path).withCopyToContainer(Transferable.of(content), path);
    });
    container.start();
    return new RegistryContainer(
        container, "CNCF distribution " + versionIn(container) + " in a container (" + IMAGE + ")");
  }

  @Override
  public String host() {
    return "127.0.0.1:" + container.getMappedPort(PORT);
  }

  @Override
  public String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.stop();
  }

  private static String versionIn(GenericContainer<?> container) {
    try {
      var said = container.execInContainer("registry", "--version").getStdout();
      var version = VERSION.matcher(said);
      return version.find() ? version.group() : "(unknown version)";
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
