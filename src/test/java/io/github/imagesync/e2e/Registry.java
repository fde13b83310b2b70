package io.github.imagesync.e2e;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import io.github.imagesync.testing.PlainClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// CNCF distribution as the job sees it, and beside it a second one over the same storage: a window
/// for the tests, which may look and change without login or certificate.
final class Registry implements AutoCloseable {

  private static final Pattern REQUEST = Pattern.compile("\"(\\w+) (/v2/\\S*) HTTP");

  private final String storage = "image-sync-e2e-" + UUID.randomUUID();
  private final GenericContainer<?> seen;
  private final GenericContainer<?> window;
  private int read;

  /// Joins the network under this name; `files` are variables that name a file of this content.
  Registry(Engine engine, String name, Map<String, String> settings, Map<String, String> files) {
    this.seen = container(settings, files).waitingFor(Wait.forLogMessage(".*listening on.*", 1));
    this.window =
        container(Map.of(), Map.of()).withExposedPorts(5000).waitingFor(Wait.forHttp("/v2/"));
    seen.start();
    engine.join(seen, name);
    window.start();
  }

  private GenericContainer<?> container(Map<String, String> settings, Map<String, String> files) {
    var container = new GenericContainer<>(DockerImageName.parse("registry:2"));
    container
        .withEnv(settings)
        .withCreateContainerCmdModifier(command -> {
          var host = command.getHostConfig();
          if (host != null) {
            host.withBinds(new Bind(storage, new Volume("/var/lib/registry")));
          }
        });
    files.forEach((variable, content) -> {
      var path = "/etc/docker/registry/" + variable;
      container.withEnv(variable, path).withCopyToContainer(Transferable.of(content), path);
    });
    return container;
  }

  /// Looks at and changes what is stored.
  PlainClient content() {
    return PlainClient.of("127.0.0.1:" + window.getMappedPort(5000));
  }

  /// Method and path of the requests that the job made since this was last asked.
  List<String> newRequests() {
    var all =
        REQUEST
            .matcher(seen.getLogs())
            .results()
            .map(found -> found.group(1) + " " + found.group(2).replaceFirst("[?].*", ""))
            .toList();
    var fresh = all.subList(read, all.size());
    read = all.size();
    return fresh;
  }

  void stop() {
    Engine.client().stopContainerCmd(seen.getContainerId()).withTimeout(2).exec();
  }

  void startAgain() {
    Engine.client().startContainerCmd(seen.getContainerId()).exec();
  }

  @Override
  public void close() {
    seen.stop();
    window.stop();
    Engine.client().removeVolumeCmd(storage).exec();
  }
}
