package io.github.imagesync.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A real Git server: `git http-backend` (git-http-backend(1)) behind the JDK's HTTP server.
/// Records requests, and can ask for a token, speak only version 0 of the protocol, or forbid
/// pushing.
public final class GitServer implements AutoCloseable {

  private final Path projects;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private volatile Optional<String> token = Optional.empty();
  private volatile boolean speaksVersion2 = true;
  private volatile boolean allowsPush = true;
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private volatile int failure;
  private volatile Runnable beforePush = () -> {};

  private GitServer(Path projects) throws IOException {
    this.projects = projects;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /// Serves all repositories in the folder of this one, with or without an owner in their path.
  public static GitServer of(SampleRepository sample) {
    try {
      return new GitServer(sample.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return root() + "/config.git";
  }

  /// The server itself, which also has the repository as `OWNER/config.git`.
  public String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Remote location() {
    return (Remote) RepositoryLocation.parse(url());
  }

  /// The headers of all requests.
  public List<String> headers() {
    return List.copyOf(headers);
  }

  /// As `GET info/refs?service=git-upload-pack`, without the repository's path.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// Bytes of all answers' bodies.
  long sent() {
    return sent.get();
  }

  public void asksFor(String secret) {
    token = Optional.of(secret);
  }

  void speaksOnlyVersion0() {
    speaksVersion2 = false;
  }

  public void forbidsPush() {
    allowsPush = false;
  }

  /// Answers the next requests with this status.
  void failsWith(int status, int times) {
    failure = status;
    failuresLeft.set(times);
  }

  /// Is run once, between the moment when a push sees the refs and its sending.
  void beforeNextPush(Runnable action) {
    beforePush = action;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var query = Optional.ofNullable(uri.getRawQuery()).map(text -> "?" + text).orElse("");
      var path = uri.getPath().replaceFirst("^(/[^/]+)?/config\\.git/", "");
      exchange.getRequestHeaders().forEach((name, values) -> headers.add(name + ": " + values));
      requests.add(exchange.getRequestMethod() + " " + path + query);
      if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(failure, -1);
      } else if (token.isPresent() && !token.equals(given(exchange))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (!allowsPush && (path + query).contains("git-receive-pack")) {
        exchange.sendResponseHeaders(403, -1);
      } else {
        if (path.equals("git-receive-pack")) {
          var action = beforePush;
          beforePush = () -> {};
          action.run();
        }
        backend(exchange, exchange.getRequestBody().readAllBytes());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The password of HTTP's basic authentication, where the user is the one for tokens.
  private static Optional<String> given(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .map(header -> header.substring("Basic ".length()))
        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
        .filter(login -> login.startsWith("x-access-token:"))
        .map(login -> login.substring("x-access-token:".length()));
  }

  private void backend(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
    var environment = builder.environment();
    SampleRepository.isolate(environment);
    environment.put("GIT_PROJECT_ROOT", projects.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REMOTE_USER", "tester");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put(
        "PATH_INFO", exchange.getRequestURI().getPath().replaceFirst("^.*(?=/config\\.git/)", ""));
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    environment.put("CONTENT_LENGTH", String.valueOf(body.length));
    header(exchange, "Content-Type").ifPresent(type -> environment.put("CONTENT_TYPE", type));
    header(exchange, "Content-Encoding")
        .ifPresent(encoding -> environment.put("HTTP_CONTENT_ENCODING", encoding));
    header(exchange, "Git-Protocol")
        .filter(_ -> speaksVersion2)
        .ifPresent(version -> environment.put("GIT_PROTOCOL", version));
    var process = builder.start();
    threads.execute(() -> send(process, body));
    answer(exchange, new BufferedInputStream(process.getInputStream()));
    process.waitFor();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(Process process, byte[] body) {
    try (var out = process.getOutputStream()) {
      out.write(body);
    } catch (IOException e) {
      // It needed no more of the body.
    }
  }

  private void answer(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (var line = line(out); !line.isEmpty(); line = line(out)) {
      var name = line.substring(0, line.indexOf(':'));
      var value = line.substring(line.indexOf(':') + 1).strip();
      if (name.equals("Status")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(name, value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    try (var body = exchange.getResponseBody()) {
      sent.addAndGet(out.transferTo(body));
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
