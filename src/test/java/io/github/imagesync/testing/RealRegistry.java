package io.github.imagesync.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A real registry, CNCF distribution, with storage that ends with it and deletion enabled: in a
/// container where an engine answers, else the `docker-registry` binary; never skipped. Plain HTTP
/// on the loopback interface.
public final class RealRegistry implements AutoCloseable {

  private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();
  private static final AtomicInteger NAMESPACES = new AtomicInteger();

  private final RunningRegistry running;

  private RealRegistry(RunningRegistry running) {
    this.running = running;
  }

  /// One registry for all tests of this JVM, without authentication; whoever uses it keeps to
  /// namespaces of its own and doesn't close it.
  public static RealRegistry shared() {
    return Shared.REGISTRY;
  }

  /// A registry of one's own.
  public static RealRegistry start() {
    return with().start();
  }

  /// Choices for a registry of one's own.
  public static Options with() {
    return new Options();
  }

  /// `127.0.0.1:PORT`, as it stands in a reference.
  public String host() {
    return running.host();
  }

  public URI uri() {
    return URI.create("http://" + host());
  }

  /// A namespace that no other test has had: `t1`, `t2`, …
  public String newNamespace() {
    return "t" + NAMESPACES.incrementAndGet();
  }

  /// What the registry is, for people: `CNCF distribution 2.8.2 in a container (registry:2)`.
  public String description() {
    return running.description();
  }

  /// The last lines of its log.
  public String log() {
    return running.log();
  }

  @Override
  public void close() {
    running.close();
  }

  /// Settings of CNCF distribution's configuration, by their environment variables.
  public static final class Options {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private Options() {
      settings.put("REGISTRY_STORAGE_DELETE_ENABLED", "true");
      settings.put("REGISTRY_LOG_ACCESSLOG_DISABLED", "true");
      settings.put("REGISTRY_HTTP_SECRET", "of the tests");
    }

    /// Sets a variable, such as `REGISTRY_STORAGE_MAINTENANCE_READONLY`.
    public Options setting(String variable, String value) {
      settings.put(variable, value);
      return this;
    }

    /// Sets a variable to the path of a file with this content, such as
    /// `REGISTRY_AUTH_TOKEN_ROOTCERTBUNDLE`.
    public Options file(String variable, String content) {
      files.put(variable, content);
      return this;
    }

    /// Lets in [TestLogin#USERNAME] alone.
    public Options basicAuth() {
      return setting("REGISTRY_AUTH", "htpasswd")
          .setting("REGISTRY_AUTH_HTPASSWD_REALM", "tests")
          .file("REGISTRY_AUTH_HTPASSWD_PATH", TestLogin.HTPASSWD);
    }

    public RealRegistry start() {
      var running = RunningRegistry.start(settings, files);
      if (ANNOUNCED.compareAndSet(false, true)) {
        System.out.println("Real registry: " + running.description());
      }
      return new RealRegistry(running);
    }
  }

  private static final class Shared {
    static final RealRegistry REGISTRY = start();
  }
}
