package io.github.imagesync.registry.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Exactly one of the `answer…` methods is called.
final class Call {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final long DRAINED_AT_MOST = 64L * 1024 * 1024;

  private final HttpExchange exchange;
  private final RequestListener listener;
  private boolean answered;

  Call(HttpExchange exchange, RequestListener listener) {
    this.exchange = exchange;
    this.listener = listener;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  /// The length that the request announces, or empty where it comes in chunks.
  Optional<Long> announcedLength() {
    var length = header("Content-Length");
    return length == null ? Optional.empty() : Optional.of(Long.valueOf(length));
  }

  /// The first value of a query parameter.
  Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  List<String> parameters(String name) {
    return values(exchange.getRequestURI().getRawQuery(), name);
  }

  /// The values of a field of a query or a form.
  static List<String> values(@Nullable String form, String name) {
    var values = new ArrayList<String>();
    for (var pair : form == null ? new String[0] : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      var key = equals < 0 ? pair : pair.substring(0, equals);
      if (decoded(key).equals(name)) {
        values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refusal(400, ErrorCode.UNSUPPORTED, "a query that can't be decoded", Map.of());
    }
  }

  /// Reads a digest, or refuses it.
  static Digest digest(String text) {
    try {
      return Digest.parse(text);
    } catch (MalformedReference e) {
      throw new Refusal(ErrorCode.DIGEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  Call with(String header, String value) {
    exchange.getResponseHeaders().set(header, value);
    return this;
  }

  /// An answer without content.
  void answer(int status) throws IOException {
    drain();
    send(status, -1);
  }

  /// Bytes; for HEAD only their length.
  void answer(int status, MediaType type, byte[] content) throws IOException {
    drain();
    with("Content-Type", type.name());
    if (startContent(status, content.length)) {
      exchange.getResponseBody().write(content);
    }
  }

  void answer(int status, JsonNode content) throws IOException {
    answer(status, new MediaType("application/json"), JSON.writeValueAsBytes(content));
  }

  /// Sends the head of an answer of this length; false where no content may follow, for HEAD above
  /// all.
  boolean startContent(int status, long length) throws IOException {
    if (method().equals("HEAD")) {
      with("Content-Length", Long.toString(length));
      send(status, -1);
      return false;
    }
    send(status, length == 0 ? -1 : length);
    return length > 0;
  }

  void write(byte[] buffer, int length) throws IOException {
    exchange.getResponseBody().write(buffer, 0, length);
  }

  /// Answers with an error, unless an answer has begun: then the connection can only be closed.
  void refuse(Refusal refusal) throws IOException {
    if (answered) {
      return;
    }
    refusal.headers.forEach(this::with);
    var body = JSON.createObjectNode();
    body.putArray("errors")
        .addObject()
        .put("code", refusal.code.name())
        .put("message", refusal.code.message)
        .put("detail", refusal.detail);
    answer(refusal.status, body);
  }

  boolean isAnswered() {
    return answered;
  }

  private void send(int status, long length) throws IOException {
    answered = true;
    listener.answering(method(), exchange.getRequestURI(), status);
    exchange.sendResponseHeaders(status, length);
  }

  /// Reads what is left of the request, so that the client comes to read the answer.
  private void drain() throws IOException {
    var rest = body();
    var buffer = new byte[64 * 1024];
    long read = 0;
    for (int n = rest.read(buffer); n >= 0 && read < DRAINED_AT_MOST; n = rest.read(buffer)) {
      read += n;
    }
  }
}
