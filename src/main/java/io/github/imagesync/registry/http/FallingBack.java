package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Speaks https with a registry, or plain http where the login allows it and the host speaks no
/// https. The host's first request finds out, and what it found is remembered. On this machine http
/// is tried first: a server that expects it may wait for ever for the rest of a TLS greeting.
final class FallingBack implements Exchange {

  private static final String HTTP = "http";
  private static final String HTTPS = "https";

  private final Exchange next;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  FallingBack(Exchange next) {
    this.next = next;
  }

  private static final class Host {
    final ReentrantLock lock = new ReentrantLock();
    volatile Optional<String> scheme = Optional.empty();
  }

  @Override
  public Answer send(Request request) {
    boolean secure = request.site().login().transport() == Transport.SECURE;
    if (!request.isHome()) {
      if (secure && HTTP.equals(request.uri().getScheme())) {
        throw Failures.without(
            Kind.UNTRUSTED, request, "not asked, for it would leave https for plain http");
      }
      return next.send(request);
    }
    return secure ? sendBy(HTTPS, request) : sendInsecurely(request);
  }

  private Answer sendInsecurely(Request request) {
    var host = hosts.computeIfAbsent(request.site().authority(), _ -> new Host());
    var known = host.scheme;
    if (known.isPresent()) {
      return sendBy(known.get(), request);
    }
    try {
      host.lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw Failures.cancelled(request, e);
    }
    try {
      var found = host.scheme;
      return found.isPresent() ? sendBy(found.get(), request) : discover(host, request);
    } finally {
      host.lock.unlock();
    }
  }

  private Answer discover(Host host, Request request) {
    var order = request.site().isLoopback() ? List.of(HTTP, HTTPS) : List.of(HTTPS, HTTP);
    RegistryException first = null;
    for (var scheme : order) {
      try {
        var answer = sendBy(scheme, request);
        if (scheme.equals(HTTP) && wantsHttps(answer)) {
          answer.close();
          continue;
        }
        host.scheme = Optional.of(scheme);
        return answer;
      } catch (RegistryException e) {
        if (e.kind() != Kind.UNREACHABLE && e.kind() != Kind.UNTRUSTED) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    throw first != null
        ? first
        : Failures.without(Kind.UNTRUSTED, request, "speaks neither http nor https");
  }

  /// Whether a server of https explains itself to one who came with plain http.
  private static boolean wantsHttps(Answer answer) {
    if (answer.status() / 100 == 3) {
      return answer.header("Location").filter(to -> to.startsWith("https:")).isPresent()
          && !answer.request().site().isLoopback();
    }
    return answer.status() == 400
        && answer.content() instanceof Answer.Content.Kept(var bytes)
        && new String(bytes, StandardCharsets.ISO_8859_1).contains("HTTPS");
  }

  private Answer sendBy(String scheme, Request request) {
    var uri = request.uri();
    return scheme.equals(uri.getScheme())
        ? next.send(request)
        : next.send(
            request.to(URI.create(scheme + uri.toString().substring(uri.toString().indexOf(':')))));
  }
}
