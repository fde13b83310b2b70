package io.github.imagesync.registry.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/// Brings each request to its endpoint (distribution-spec, "Endpoints"), and each refusal to the
/// client.
final class Router implements HttpHandler {

  private static final Logger LOG = System.getLogger(Router.class.getName());

  private final EmbeddedOptions options;
  private final Gate gate;
  private final ManifestEndpoint manifests;
  private final BlobEndpoint blobs;
  private final UploadEndpoint uploads;
  private final ListEndpoint lists;

  Router(EmbeddedOptions options, Gate gate, Storage storage, UploadSessions sessions) {
    this.options = options;
    this.gate = gate;
    this.manifests = new ManifestEndpoint(storage);
    this.blobs = new BlobEndpoint(storage);
    this.uploads = new UploadEndpoint(storage, sessions);
    this.lists = new ListEndpoint(storage, options.largestPage());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var call = new Call(exchange, options.listener());
    call.with("Docker-Distribution-Api-Version", "registry/2.0");
    try (exchange) {
      try {
        var route =
            Route.of(call.path()).orElseThrow(() -> refusal(404, "no such endpoint", Map.of()));
        requireMethod(call, route);
        dispatch(call, route, gate.admit(call, route));
      } catch (Refusal refusal) {
        call.refuse(refusal);
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.DEBUG, () -> "request failed: " + call.method() + " " + call.path(), e);
        if (call.isAnswered()) {
          throw e; // Ends the connection, which tells the client that the content is not whole.
        }
        call.refuse(refusal(500, "internal error", Map.of()));
      }
    }
  }

  private void dispatch(Call call, Route route, Permission permission) throws IOException {
    switch (route) {
      case Route.Base _ -> call.answer(200, Call.JSON.createObjectNode());
      case Route.Token _ -> gate.giveToken(call);
      case Route.Catalog _ -> lists.repositories(call);
      case Route.Tags(var name) -> lists.tags(call, name);
      case Route.Referrers(var name, var digest) ->
          lists.referrers(call, name, Call.digest(digest));
      case Route.Uploads(var name) -> uploads.open(call, name, permission);
      case Route.Manifests(var name, var reference) -> {
        switch (call.method()) {
          case "PUT" -> manifests.put(call, name, reference);
          case "DELETE" -> manifests.delete(call, name, reference);
          case "HEAD" -> manifests.head(call, name, reference);
          default -> manifests.get(call, name, reference);
        }
      }
      case Route.Blobs(var name, var digest) -> {
        switch (call.method()) {
          case "DELETE" -> blobs.delete(call, name, Call.digest(digest));
          default -> blobs.get(call, name, Call.digest(digest));
        }
      }
      case Route.Session(var name, var id) -> {
        switch (call.method()) {
          case "PATCH" -> uploads.append(call, name, id);
          case "PUT" -> uploads.finish(call, name, id);
          case "DELETE" -> uploads.cancel(call, name, id);
          default -> uploads.status(call, name, id);
        }
      }
    }
  }

  private void requireMethod(Call call, Route route) {
    var allowed = allowed(route);
    if (options.mode() == EmbeddedOptions.Mode.READ_ONLY && !(route instanceof Route.Token)) {
      allowed = allowed.stream().filter(List.of("GET", "HEAD")::contains).toList();
    }
    if (!allowed.contains(call.method())) {
      throw refusal(405, call.method(), Map.of("Allow", String.join(", ", allowed)));
    }
  }

  private static List<String> allowed(Route route) {
    return switch (route) {
      case Route.Base _, Route.Catalog _, Route.Tags _, Route.Referrers _ -> List.of("GET", "HEAD");
      case Route.Token _ -> List.of("GET", "POST");
      case Route.Manifests _ -> List.of("GET", "HEAD", "PUT", "DELETE");
      case Route.Blobs _ -> List.of("GET", "HEAD", "DELETE");
      case Route.Uploads _ -> List.of("POST");
      case Route.Session _ -> List.of("GET", "PATCH", "PUT", "DELETE");
    };
  }

  private static Refusal refusal(int status, String detail, Map<String, String> headers) {
    return new Refusal(status, ErrorCode.UNSUPPORTED, detail, headers);
  }
}
