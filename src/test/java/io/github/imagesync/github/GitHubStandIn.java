package io.github.imagesync.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.imagesync.credentials.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Stands in for GitHub's API, or an Enterprise Server's: keeps check runs, and holds every request
/// and every answer of its own to GitHub's description. Closing it fails for a request that the
/// description does not allow, or with a field over its limit.
public final class GitHubStandIn implements AutoCloseable {

  public static final Secret TOKEN = new Secret("ghs_0123456789abcdefghijABCDEFGHIJ012345");
  public static final String REPOSITORY = "octo/config";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Which GitHub this is.
  public enum Edition {
    CLOUD("api.github.com.json", ""),
    ENTERPRISE_SERVER("ghes-3.19.json", "/api/v3");

    private final String description;
    private final String prefix;

    Edition(String description, String prefix) {
      this.description = description;
      this.prefix = prefix;
    }
  }

  /// An answer that has nothing to do with what was asked.
  public record Trouble(int status, String body, List<String> headers) {
    public static final Trouble READ_ONLY =
        new Trouble(
            403,
            "{\"message\":\"Resource not accessible by integration\",\"status\":\"403\"}",
            List.of("X-RateLimit-Limit", "1000", "X-RateLimit-Remaining", "990"));
    static final Trouble BAD_GATEWAY = new Trouble(502, "<html>Unicorn!</html>", List.of());
    static final Trouble NOT_FOUND =
        new Trouble(404, "{\"message\":\"Not Found\",\"status\":\"404\"}", List.of());
    static final Trouble NO_REQUESTS_LEFT =
        new Trouble(
            403,
            "{\"message\":\"API rate limit exceeded\"}",
            List.of(
                "X-RateLimit-Limit",
                "1000",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                "4102444800"));
    static final Trouble TOO_FAST =
        new Trouble(
            429,
            "{\"message\":\"You have exceeded a secondary rate limit\"}",
            List.of("Retry-After", "3600"));
    static final Trouble UNPROCESSABLE =
        new Trouble(422, "{\"message\":\"Validation Failed\",\"status\":\"422\"}", List.of());
  }

  private final Edition edition;
  private final OpenApi description;
  private final HttpServer server;
  private final List<StoredCheck> checks = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private Optional<Trouble> lasting = Optional.empty();

  private GitHubStandIn(Edition edition, HttpServer server) {
    this.edition = edition;
    this.description = OpenApi.load(edition.description);
    this.server = server;
  }

  /// Reached at this address of the machine, such as a bridge that containers are at.
  public static GitHubStandIn at(InetAddress address) {
    return start(Edition.CLOUD, address);
  }

  static GitHubStandIn start(Edition edition) {
    return start(edition, InetAddress.getLoopbackAddress());
  }

  private static GitHubStandIn start(Edition edition, InetAddress address) {
    try {
      var server = HttpServer.create(new InetSocketAddress(address, 0), 0);
      var standIn = new GitHubStandIn(edition, server);
      server.createContext("/", standIn::answer);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static GitHubStandIn start() {
    return start(Edition.CLOUD);
  }

  public URI api() {
    var at = server.getAddress();
    return URI.create(
        "http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + edition.prefix);
  }

  /// The next requests that would write are answered so, one each.
  synchronized void next(Trouble... these) {
    troubles.addAll(List.of(these));
  }

  /// All requests that would write are answered so.
  public synchronized void always(Trouble trouble) {
    lasting = Optional.of(trouble);
  }

  public synchronized List<StoredCheck> checks() {
    return List.copyOf(checks);
  }

  public StoredCheck check() {
    return checks().getLast();
  }

  /// Makes a check run one that never ended.
  synchronized void reopen(StoredCheck check) {
    check.status = "in_progress";
    check.conclusion = "";
  }

  /// Method and path of each request that would write, in order.
  synchronized List<String> writes() {
    return requests.stream().filter(request -> !request.startsWith("GET")).toList();
  }

  /// What was wrong with the requests, which are then taken as seen.
  synchronized List<String> takeFaults() {
    var taken = List.copyOf(faults);
    faults.clear();
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      var answer = answer(exchange, path, body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
      for (int i = 0; i + 1 < answer.headers().size(); i += 2) {
        exchange.getResponseHeaders().add(answer.headers().get(i), answer.headers().get(i + 1));
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Trouble answer(HttpExchange exchange, String path, JsonNode body) {
    var method = exchange.getRequestMethod();
    requests.add(method + " " + path);
    var operation =
        path.startsWith(edition.prefix)
            ? description.operation(method, path.substring(edition.prefix.length()))
            : Optional.<OpenApi.Operation>empty();
    if (operation.isEmpty()) {
      faults.add(method + " " + path + " is not in GitHub's description");
      return Trouble.NOT_FOUND;
    }
    if (!isAuthorized(exchange)) {
      faults.add(method + " " + path + " without the token, or without a User-Agent");
      return new Trouble(401, "{\"message\":\"Bad credentials\"}", List.of());
    }
    if (method.equals("GET")) {
      return new Trouble(200, repository(), List.of());
    }
    faults.addAll(description.faultsOfRequest(operation.get(), body));
    StoredCheck.loss(body).ifPresent(faults::add);
    var trouble = troubles.isEmpty() ? lasting : Optional.of(troubles.remove());
    return trouble.orElseGet(() -> write(operation.get(), method, path, body));
  }

  private static boolean isAuthorized(HttpExchange exchange) {
    var given =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    return given.matches("(?i)(token|bearer) " + TOKEN.reveal())
        && exchange.getRequestHeaders().containsKey("User-Agent");
  }

  private Trouble write(OpenApi.Operation operation, String method, String path, JsonNode body) {
    boolean creates = method.equals("POST");
    var check = creates ? new StoredCheck(1000 + checks.size()) : find(path);
    if (check == null) {
      return Trouble.NOT_FOUND;
    }
    var refused = check.change(body);
    if (refused.isPresent()) {
      faults.add(refused.get());
      return Trouble.UNPROCESSABLE;
    }
    if (creates) {
      checks.add(check);
    }
    int status = creates ? 201 : 200;
    var json = check.json(api().toString());
    faults.addAll(description.faultsOfAnswer(operation, status, json));
    return new Trouble(status, json.toString(), List.of());
  }

  private @org.jspecify.annotations.Nullable StoredCheck find(String path) {
    return checks.stream().filter(check -> path.endsWith("/" + check.id)).findFirst().orElse(null);
  }

  private static String repository() {
    return JSON.createObjectNode()
        .put("id", 1)
        .put("name", "config")
        .put("full_name", REPOSITORY)
        .put("private", false)
        .set("owner", JSON.createObjectNode().put("login", "octo").put("id", 2))
        .toString();
  }

  @Override
  public void close() {
    server.stop(0);
    if (!faults.isEmpty()) {
      throw new AssertionError("GitHub's API was used against its description: " + faults);
    }
  }
}
