package io.github.imagesync.registry.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// A server that answers by script and notes what it was asked. A request has its answers in a row,
/// the last of which stays; one that no script knows gets 404.
final class ScriptedServer implements AutoCloseable {

  /// One answer, or a fault.
  @FunctionalInterface
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /// A request as it came.
  @SuppressWarnings("ArrayRecordComponent")
  record Seen(String line, Map<String, List<String>> headers, byte[] body) {

    /// The header's value, or `none`.
    String header(String name) {
      return headers.getOrDefault(name, List.of("none")).getFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Reply>> scripts = new LinkedHashMap<>();
  private final List<Seen> seen = new ArrayList<>();

  ScriptedServer() {
    this(newServer());
  }

  private ScriptedServer(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  static ScriptedServer withTls(SSLContext context) {
    try {
      var server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new ScriptedServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(loopback(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return "http://" + host();
  }

  /// Scripts the answers to a request; its line is `GET /v2/x`, query included unless it is left
  /// out.
  ScriptedServer on(String line, Reply... replies) {
    synchronized (scripts) {
      scripts.put(line, new ArrayDeque<>(List.of(replies)));
    }
    return this;
  }

  /// The lines of all requests, in order, queries left out.
  List<String> lines() {
    return seen().stream().map(s -> withoutQuery(s.line())).toList();
  }

  List<Seen> seen() {
    synchronized (scripts) {
      return List.copyOf(seen);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      next(exchange).to(exchange);
    }
  }

  private Reply next(HttpExchange exchange) throws IOException {
    var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    boolean early = exchange.getRequestURI().toString().contains("early");
    var body = early ? new byte[0] : exchange.getRequestBody().readAllBytes();
    synchronized (scripts) {
      seen.add(new Seen(line, Map.copyOf(exchange.getRequestHeaders()), body));
      var script = scripts.getOrDefault(line, scripts.get(withoutQuery(line)));
      if (script == null) {
        return answer(404, "");
      }
      var reply = script.removeFirst();
      if (script.isEmpty()) {
        script.addLast(reply);
      }
      return reply;
    }
  }

  private static String withoutQuery(String line) {
    int query = line.indexOf('?');
    return query < 0 ? line : line.substring(0, query);
  }

  /// Headers are given as `Name: value`.
  static Reply answer(int status, String body, String... headers) {
    return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Reply answer(int status, byte[] body, String... headers) {
    return exchange -> {
      set(exchange, headers);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    };
  }

  /// Says that all will come, sends some of it and closes the connection.
  static Reply brokenOff(int status, byte[] body, int sent, String... headers) {
    return exchange -> {
      set(exchange, headers);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body, 0, sent);
      exchange.getResponseBody().flush();
    };
  }

  /// Closes the connection without a word.
  static Reply hangUp() {
    return _ -> {};
  }

  private static void set(HttpExchange exchange, String... headers) {
    for (var header : headers) {
      int colon = header.indexOf(": ");
      exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
