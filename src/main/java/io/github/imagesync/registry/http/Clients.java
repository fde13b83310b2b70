package io.github.imagesync.registry.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The two HTTP clients: one that verifies certificates and one that does not. Redirects, retries
/// and logins are the decorators' work, so theirs are switched off.
record Clients(CloseableHttpClient verifying, CloseableHttpClient blind) implements AutoCloseable {

  private static final TimeValue TRUSTED_IDLE = TimeValue.ofSeconds(2);
  private static final TimeValue KEPT_ALIVE = TimeValue.ofSeconds(60);

  /// Throws `UncheckedIOException` where the file of certificates can't be read.
  static Clients of(HttpSettings settings) {
    return new Clients(
        client(settings, trust(settings.caFile()), HttpsSupport.getDefaultHostnameVerifier()),
        client(settings, Trust.blind(), NoopHostnameVerifier.INSTANCE));
  }

  CloseableHttpClient of(Request request) {
    return request.site().trustsBlindly(request.uri()) ? blind : verifying;
  }

  private static SSLContext trust(Optional<Path> pem) {
    try {
      return pem.isPresent() ? Trust.systemAnd(pem.get()) : Trust.system();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CloseableHttpClient client(
      HttpSettings settings, SSLContext trust, HostnameVerifier verifier) {
    var users = proxyUsers(settings.proxies());
    var requests =
        RequestConfig.custom()
            .setAuthenticationEnabled(users.isPresent())
            .setDefaultKeepAlive(KEPT_ALIVE.getDuration(), KEPT_ALIVE.getTimeUnit())
            .build();
    var builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections(settings, trust, verifier))
            .setRoutePlanner(new ByProxies(settings.proxies()))
            .setUserAgent(settings.userAgent())
            .setDefaultRequestConfig(requests)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableConnectionState();
    users.ifPresent(builder::setDefaultCredentialsProvider);
    return builder.build();
  }

  private static PoolingHttpClientConnectionManager connections(
      HttpSettings settings, SSLContext trust, HostnameVerifier verifier) {
    var connect = Timeout.of(settings.connect());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.CLIENT, verifier))
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(settings.connections())
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(settings.stall()))
                .setValidateAfterInactivity(TRUSTED_IDLE)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .responseOutOfOrderStrategy((_, _, in, _, _) -> in.available() > 0)
                .build())
        .build();
  }

  private static Optional<BasicCredentialsProvider> proxyUsers(Proxies proxies) {
    var users = new BasicCredentialsProvider();
    boolean any = false;
    for (var proxy : List.of(proxies.http(), proxies.https())) {
      var user = proxy.map(Proxies.Proxy::user).orElse(null);
      if (proxy.isPresent() && user != null) {
        any = true;
        users.setCredentials(
            new AuthScope(proxy.get().host(), proxy.get().port()),
            new UsernamePasswordCredentials(user.name(), user.password().reveal().toCharArray()));
      }
    }
    return any ? Optional.of(users) : Optional.empty();
  }

  @Override
  public void close() {
    verifying.close(CloseMode.IMMEDIATE);
    blind.close(CloseMode.IMMEDIATE);
  }

  private static final class ByProxies extends DefaultRoutePlanner {

    private final Proxies proxies;

    ByProxies(Proxies proxies) {
      super(DefaultSchemePortResolver.INSTANCE);
      this.proxies = proxies;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
      int usual = target.getSchemeName().equals("http") ? 80 : 443;
      int port = target.getPort() < 0 ? usual : target.getPort();
      return proxies
          .to(target.getSchemeName(), target.getHostName(), port)
          .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
          .orElse(null);
    }
  }
}
