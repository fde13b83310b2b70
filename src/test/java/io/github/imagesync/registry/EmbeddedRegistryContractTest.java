package io.github.imagesync.registry;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The embedded registry, with small pages, keeps the same contract as CNCF distribution.
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedRegistryContractTest implements RegistryContract {

  private final TestClient client = TestClient.anonymous();
  private final AtomicInteger repositories = new AtomicInteger();
  private final EmbeddedRegistry registry;

  EmbeddedRegistryContractTest(@TempDir Path folder) throws IOException {
    registry = EmbeddedRegistry.start(0, folder, EmbeddedOptions.defaults().withPagesOf(7));
  }

  @Override
  public TestClient client() {
    return client;
  }

  @Override
  public Repository newRepository() {
    return new Repository(registry.host(), "team/thing-" + repositories.incrementAndGet());
  }

  @AfterAll
  void stop() throws IOException {
    client.close();
    registry.close();
  }
}
