package io.github.imagesync.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Stands before a registry, under a host of its own, and lets requests pass but for those that a
/// script has a fault for. Notes every request as it came.
final class FaultyProxy implements AutoCloseable {

  /// A path before which nothing stands at the registry: the proxy takes it away.
  static final String ELSEWHERE = "/elsewhere";

  /// Finds a fault for a request; is asked one request at a time.
  @FunctionalInterface
  interface Script {
    Optional<Fault> faultFor(String line);
  }

  private final String registry;
  private final ServerSocket server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final List<Script> scripts = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private FaultyProxy(String registry, ServerSocket server) {
    this.registry = registry;
    this.server = server;
    workers.execute(this::accept);
  }

  /// A proxy before the registry at `HOST:PORT`.
  static FaultyProxy before(String registry) {
    try {
      var server = new ServerSocket(0, 512, InetAddress.ofLiteral("127.0.0.1"));
      return new FaultyProxy(registry, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `127.0.0.1:PORT`, as it stands in a reference.
  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Requests whose line, `METHOD PATH?QUERY`, is like this get these faults, one each in turn; the
  /// later ones pass. A script that was given earlier comes first.
  FaultyProxy on(String line, Fault... inTurn) {
    var pattern = Pattern.compile(line);
    Deque<Fault> left = new ArrayDeque<>(List.of(inTurn));
    return by(asked ->
        pattern.matcher(asked).matches() ? Optional.ofNullable(left.poll()) : Optional.empty());
  }

  /// All requests like this get this fault.
  FaultyProxy always(String line, Fault fault) {
    var pattern = Pattern.compile(line);
    return by(asked -> pattern.matcher(asked).matches() ? Optional.of(fault) : Optional.empty());
  }

  FaultyProxy by(Script script) {
    synchronized (scripts) {
      scripts.add(script);
    }
    return this;
  }

  /// From now on all requests pass.
  void heal() {
    synchronized (scripts) {
      scripts.clear();
    }
  }

  /// The lines of all requests so far, in order.
  List<String> lines() {
    synchronized (scripts) {
      return List.copyOf(lines);
    }
  }

  /// How many requests there were like this.
  long count(String line) {
    return lines().stream().filter(asked -> asked.matches(line)).count();
  }

  private Fault fateOf(String line) {
    synchronized (scripts) {
      lines.add(line);
      return scripts.stream()
          .flatMap(script -> script.faultFor(line).stream())
          .findFirst()
          .orElseGet(Fault::none);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        clients.add(client);
        workers.execute(() -> serve(client));
      } catch (IOException _) {
        // Closed, or gone before it was heard.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      var in = new BufferedInputStream(client.getInputStream());
      while (!client.isClosed()) {
        var head = Head.read(in);
        if (head.isEmpty()) {
          return;
        }
        var passing = new Passing(atHome(head.get()), client, in, registry);
        fateOf(asked(head.get())).befall(passing);
      }
    } catch (IOException _) {
      // The client went away; that is its right.
    } finally {
      clients.remove(client);
    }
  }

  private static String asked(Head head) {
    return head.first().substring(0, head.first().lastIndexOf(' '));
  }

  private static Head atHome(Head head) {
    return head.withFirst(head.first().replaceFirst(" " + ELSEWHERE + "/", " /"));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var client : clients) {
      client.close();
    }
    workers.shutdownNow();
  }
}
