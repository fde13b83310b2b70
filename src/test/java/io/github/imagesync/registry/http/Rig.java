package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Source;
import java.util.Map;
import java.util.Random;

/// The client as it is put together, on a clock that does not really wait.
final class Rig implements AutoCloseable {

  static final String PASSWORD = "s3cret-password";
  static final Credential ANONYMOUS = new Credential.Anonymous();
  static final Credential TESTER = new Credential.Basic("tester", new Secret(PASSWORD));
  static final HttpSettings SETTINGS = HttpSettings.usual("test", Map.of());

  final FakeTime time = new FakeTime();
  final RequestCounts counts = new RequestCounts();
  private final HttpRegistries registries;

  Rig(HttpSettings settings, Credentials credentials) {
    registries =
        new HttpRegistries(settings, credentials, counts, time.clock(), time, new Random(1));
  }

  static Rig anonymous() {
    return as(ANONYMOUS);
  }

  static Rig as(Credential credential) {
    return new Rig(SETTINGS, _ -> new Login(credential, Transport.INSECURE));
  }

  Source source(ScriptedServer server, String path) {
    return registries.sources().of(new Repository(server.host(), path));
  }

  Destination destination(ScriptedServer server, String path) {
    return registries.destinations().of(new Repository(server.host(), path));
  }

  @Override
  public void close() {
    registries.close();
  }
}
