package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The proxies that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, in capitals or not. Loopback
/// hosts are always reached directly.
public record Proxies(Optional<Proxy> http, Optional<Proxy> https, List<String> direct) {

  /// A proxy, and whom it wants to see.
  public record Proxy(String host, int port, @Nullable User user) {}

  /// A login at a proxy.
  public record User(String name, Secret password) {}

  public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

  public Proxies {
    direct = List.copyOf(direct);
  }

  /// Reads the environment; a value that names no host counts as unset.
  public static Proxies of(Map<String, String> environment) {
    return new Proxies(
        variable(environment, "HTTP_PROXY").flatMap(Proxies::proxy),
        variable(environment, "HTTPS_PROXY").flatMap(Proxies::proxy),
        variable(environment, "NO_PROXY").stream()
            .flatMap(list -> Stream.of(list.split("[,\\s]+")))
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /// The proxy to this host, if it is not reached directly. `port` is the real one, never -1.
  public Optional<Proxy> to(String scheme, String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    if (Hosts.isLoopback(name) || direct.stream().anyMatch(entry -> matches(entry, name, port))) {
      return Optional.empty();
    }
    return scheme.equals("https") ? https : http;
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    int colon = entry.lastIndexOf(':');
    boolean withPort = colon > 0 && entry.indexOf(':') == colon;
    if (withPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    var name = withPort ? entry.substring(0, colon) : entry;
    if (name.contains("/")) {
      return Hosts.isInNetwork(host, name);
    }
    var suffix = name.startsWith("*.") ? name.substring(1) : name;
    return suffix.startsWith(".")
        ? host.endsWith(suffix) || host.equals(suffix.substring(1))
        : host.equals(suffix) || host.endsWith("." + suffix);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    var lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    var value = lower.isBlank() ? environment.getOrDefault(name, "") : lower;
    return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.of(new Proxy(uri.getHost(), port, user(uri.getUserInfo())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static @Nullable User user(@Nullable String info) {
    if (info == null || info.isEmpty()) {
      return null;
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? new User(info, new Secret(""))
        : new User(info.substring(0, colon), new Secret(info.substring(colon + 1)));
  }
}
