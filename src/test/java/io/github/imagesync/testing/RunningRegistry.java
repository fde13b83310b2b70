package io.github.imagesync.testing;

import java.util.Map;
import org.testcontainers.DockerClientFactory;

/// One running CNCF distribution, however it was started.
interface RunningRegistry extends AutoCloseable {

  String host();

  String description();

  String log();

  @Override
  void close();

  /// Starts one as this machine can: by `IMAGE_SYNC_TEST_REGISTRY_BINARY` where it is set, in a
  /// container where an engine answers, else by a `docker-registry` on PATH.
  static RunningRegistry start(Map<String, String> settings, Map<String, String> files) {
    var named = System.getenv("IMAGE_SYNC_TEST_REGISTRY_BINARY");
    if (named != null && !named.isBlank()) {
      return RegistryProcess.start(named, settings, files);
    }
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return RegistryContainer.start(settings, files);
    }
    return RegistryProcess.onPath()
        .map(binary -> RegistryProcess.start(binary, settings, files))
        .orElseThrow(() ->
            new IllegalStateException(
                "no real registry for the tests: no container engine answers and there is no"
                    + " docker-registry on PATH; run `make engine`, which brings one up where"
                    + " that can be done, and read what it says"));
  }
}
