package io.github.imagesync.git;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.GitException.Kind;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxy that the environment names for a URL, as curl reads it: `https_proxy`, `http_proxy`,
/// `all_proxy`, each also in upper case; `no_proxy` lists hosts, domains, or `*`.
final class Proxies {

  /// A proxy, and the value of the header that it asks its users for.
  record Way(Proxy proxy, Optional<Secret> authorization) {
    static final Way DIRECT = new Way(Proxy.NO_PROXY, Optional.empty());
  }

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Throws `UNUSABLE` where the variable holds no URL.
  Way to(URL url) {
    if (isExcepted(url)) {
      return Way.DIRECT;
    }
    for (var name : List.of(url.getProtocol() + "_proxy", "all_proxy")) {
      var value = value(name);
      if (value.isPresent()) {
        return way(name, value.get());
      }
    }
    return Way.DIRECT;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private boolean isExcepted(URL url) {
    var host = url.getHost().toLowerCase(Locale.ROOT);
    int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    return value("no_proxy").stream()
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
        .map(entry -> entry.endsWith(":" + port) ? withoutPort(entry) : entry)
        .anyMatch(entry -> entry.equals("*") || isIn(host, entry));
  }

  private static String withoutPort(String entry) {
    return entry.substring(0, entry.lastIndexOf(':'));
  }

  private static boolean isIn(String host, String domain) {
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static Way way(String name, String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null) {
        boolean socks = uri.getScheme().startsWith("socks");
        int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : 80;
        var address = InetSocketAddress.createUnresolved(uri.getHost(), port);
        return new Way(
            new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address),
            Optional.ofNullable(uri.getUserInfo()).map(Proxies::basic));
      }
    } catch (URISyntaxException e) {
      // The message may not quote it: it may hold a password.
    }
    throw new GitException(
        Kind.UNUSABLE, "the variable " + name + " holds no proxy's URL; give http://HOST:PORT");
  }

  private static Secret basic(String login) {
    return new Secret(
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }
}
