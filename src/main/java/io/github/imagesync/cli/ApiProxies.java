package io.github.imagesync.cli;

import io.github.imagesync.registry.http.Proxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The environment's proxies for GitHub's API, as registries have them.
final class ApiProxies extends ProxySelector {

  private final Proxies proxies;

  ApiProxies(Map<String, String> environment) {
    this.proxies = Proxies.of(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
    return proxies
        .to(uri.getScheme(), uri.getHost(), port)
        .map(proxy ->
            new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The client reports it.
  }
}
