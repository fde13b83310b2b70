package io.github.imagesync.registry;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.testing.RealRegistry;
import org.junit.jupiter.api.AfterEach;

/// CNCF distribution keeps the contract: so the contract asks for no more than the world has.
class DistributionContractTest implements RegistryContract {

  private final TestClient client = TestClient.anonymous();

  @Override
  public TestClient client() {
    return client;
  }

  @Override
  public Repository newRepository() {
    var registry = RealRegistry.shared();
    return new Repository(registry.host(), registry.newNamespace() + "/thing");
  }

  @AfterEach
  void close() {
    client.close();
  }
}
