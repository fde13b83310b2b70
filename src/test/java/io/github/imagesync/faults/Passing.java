package io.github.imagesync.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.function.UnaryOperator;

/// A request on its way through the proxy, its body not read yet, and what can be done with it.
final class Passing {

  /// An answer of the registry, its body whole.
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(Head head, byte[] body) {

    Answer mapHead(UnaryOperator<Head> change) {
      return new Answer(change.apply(head), body);
    }
  }

  private final Head request;
  private final Socket client;
  private final InputStream in;
  private final String registry;

  Passing(Head request, Socket client, InputStream in, String registry) {
    this.request = request;
    this.client = client;
    this.in = in;
    this.registry = registry;
  }

  /// Method, path and query.
  String line() {
    return request.first().substring(0, request.first().lastIndexOf(' '));
  }

  boolean isHead() {
    return line().startsWith("HEAD ");
  }

  /// The same request without its query.
  Passing withoutQuery() {
    return new Passing(
        request.withFirst(request.first().replaceFirst("\\?\\S*", "")), client, in, registry);
  }

  /// Reads the request to its end and drops it.
  void swallow() throws IOException {
    in.readNBytes(request.length());
  }

  /// The registry's answer to the whole request.
  Answer forwarded() throws IOException {
    try (var upstream = connected()) {
      sendTo(upstream, request.length());
      var answered = upstream.getInputStream();
      var head = Head.read(answered).orElseThrow(() -> new IOException("the registry hung up"));
      return new Answer(head, answered.readAllBytes());
    }
  }

  /// Lets the registry have the first half of the request's body, then hangs up on it.
  void forwardHalf() throws IOException {
    try (var upstream = connected()) {
      sendTo(upstream, request.length() / 2);
      reset(upstream);
    }
  }

  private Socket connected() throws IOException {
    int colon = registry.lastIndexOf(':');
    return new Socket(
        registry.substring(0, colon), Integer.parseInt(registry.substring(colon + 1)));
  }

  /// By HTTP 1.0, whose answers end with the connection and are in one piece.
  private void sendTo(Socket upstream, int length) throws IOException {
    var out = upstream.getOutputStream();
    var old = request.withFirst(line() + " HTTP/1.0").with("Connection: close");
    out.write(old.bytes());
    out.write(in.readNBytes(length));
    out.flush();
  }

  /// Answers the client.
  void answer(Answer answer) throws IOException {
    answerPart(answer, answer.body().length);
  }

  /// Says that all of the body comes, and sends so much of it.
  void answerPart(Answer answer, int length) throws IOException {
    var status = answer.head().first().replaceFirst("HTTP/1\\.\\d", "HTTP/1.1");
    var head = answer.head().withFirst(status).without("Connection");
    var out = client.getOutputStream();
    out.write((isHead() ? head : head.with("Content-Length: " + answer.body().length)).bytes());
    if (!isHead()) {
      out.write(answer.body(), 0, length);
    }
    out.flush();
  }

  /// Closes the client's connection in good order.
  void close() throws IOException {
    client.close();
  }

  /// Breaks the client's connection.
  void reset() {
    reset(client);
  }

  private static void reset(Socket socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says nothing until the client hangs up.
  void keepSilent() throws IOException {
    while (in.read() >= 0) {
      // What still comes of the request interests no one.
    }
    client.close();
  }
}
