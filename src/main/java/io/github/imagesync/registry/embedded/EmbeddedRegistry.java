package io.github.imagesync.registry.embedded;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.net.ssl.SSLContext;

/// A registry of its own, distribution-spec 1.1, in this process. Keeps each repository as an image
/// layout in its folder, where a later start finds it again. One storage folder has one registry at
/// a time.
public final class EmbeddedRegistry implements AutoCloseable {

  private static final int BACKLOG = 512;
  private static final int SECONDS_TO_FINISH = 2;

  private final HttpServer server;
  private final Optional<PlainDoor> door;
  private final InetSocketAddress address;
  private final ExecutorService workers;
  private final UploadSessions sessions;
  private final String host;

  /// Held for reading by each request under way.
  private final ReadWriteLock requests = new ReentrantReadWriteLock();

  private EmbeddedRegistry(Path folder, int port, EmbeddedOptions options) throws IOException {
    prepareServer();
    var storage = new Storage(folder);
    this.sessions = new UploadSessions(storage.uploads(), options.clock());
    var asked = new InetSocketAddress(options.address(), port);
    this.server = options.tls() == null ? plain() : overTls(asked, options.tls());
    this.door =
        options.tls() == null
            ? Optional.of(new PlainDoor(asked, BACKLOG, server.getAddress()))
            : Optional.empty();
    this.address = door.map(PlainDoor::address).orElseGet(server::getAddress);
    this.host = hostOf(address);
    this.workers = Executors.newVirtualThreadPerTaskExecutor();
    var scheme = options.tls() == null ? "http" : "https";
    var gate = new Gate(options.access(), new Tokens(options.clock()), scheme, host);
    server.createContext("/", counted(new Router(options, gate, storage, sessions)));
    server.setExecutor(workers);
    server.start();
  }

  /// Starts a registry on this port, 0 for any free one, that keeps its content in this folder.
  public static EmbeddedRegistry start(int port, Path folder, EmbeddedOptions options)
      throws IOException {
    return new EmbeddedRegistry(folder, port, options);
  }

  /// Host and port as they stand in a reference, such as `127.0.0.1:5000`.
  public String host() {
    return host;
  }

  public int port() {
    return address.getPort();
  }

  /// Lets requests under way finish for two seconds, then breaks them off. Uploads that were not
  /// finished are dropped.
  @Override
  public void close() throws IOException {
    awaitRequests();
    server.stop(0);
    if (door.isPresent()) {
      door.get().close();
    }
    workers.shutdownNow();
    workers.close();
    sessions.close();
  }

  /// The server's own way to wait sometimes sits out the whole delay, though nothing is under way.
  private void awaitRequests() {
    try {
      if (!requests.writeLock().tryLock(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        return;
      }
      requests.writeLock().unlock();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpHandler counted(HttpHandler handler) {
    return exchange -> {
      requests.readLock().lock();
      try {
        handler.handle(exchange);
      } finally {
        requests.readLock().unlock();
      }
    };
  }

  /// Behind the door, where only this machine can reach it.
  private static HttpServer plain() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
  }

  private static HttpServer overTls(InetSocketAddress address, SSLContext tls) throws IOException {
    var server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private static String hostOf(InetSocketAddress address) {
    var ip = address.getAddress();
    var name = ip.isAnyLocalAddress() ? "localhost" : ip.getHostAddress();
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
  }

  /// The server of the JDK reads these once, at its first use: without the first each small answer
  /// may wait 40 ms for an acknowledgement; idle connections would be closed after 30 s, which a
  /// client may notice only while it sends.
  private static void prepareServer() {
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.idleInterval", "300");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
