package io.github.imagesync.registry;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestLogin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A password changes nothing about the contract, and costs no request once it is known to be
/// wanted.
@TestInstance(Lifecycle.PER_CLASS)
class DistributionWithPasswordContractTest implements RegistryContract {

  private final RealRegistry registry = RealRegistry.with().basicAuth().start();
  private final TestClient client = TestClient.as(TestLogin.USERNAME, TestLogin.PASSWORD);

  @BeforeEach
  void learn_that_a_password_is_wanted() {
    client.source(newRepository()).tags();
  }

  @Override
  public TestClient client() {
    return client;
  }

  @Override
  public Repository newRepository() {
    return new Repository(registry.host(), registry.newNamespace() + "/thing");
  }

  @AfterAll
  void close() {
    client.close();
    registry.close();
  }
}
