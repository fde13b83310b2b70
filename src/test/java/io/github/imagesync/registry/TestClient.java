package io.github.imagesync.registry;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.http.HttpRegistries;
import io.github.imagesync.registry.http.HttpSettings;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/// Our client with usual settings, and the counts of its requests. It never really waits.
public record TestClient(HttpRegistries registries, RequestCounts counts) implements AutoCloseable {

  /// Shows no one anything.
  public static TestClient anonymous() {
    return with(_ -> new Login(new Credential.Anonymous(), Transport.INSECURE));
  }

  /// Shows every registry this user and password.
  public static TestClient as(String username, String password) {
    return with(
        _ -> new Login(new Credential.Basic(username, new Secret(password)), Transport.INSECURE));
  }

  private static TestClient with(Credentials credentials) {
    var counts = new RequestCounts();
    var registries =
        new HttpRegistries(
            HttpSettings.usual("test", Map.of()),
            credentials,
            counts,
            Clock.systemUTC(),
            _ -> {},
            new Random(1));
    return new TestClient(registries, counts);
  }

  public Source source(Repository repository) {
    return registries.sources().of(repository);
  }

  public Destination destination(Repository repository) {
    return registries.destinations().of(repository);
  }

  @Override
  public void close() {
    registries.close();
  }
}
