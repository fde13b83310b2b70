package io.github.imagesync.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.registry.http.Proxies.Proxy;
import io.github.imagesync.registry.http.Proxies.User;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "quay.io,          443,  true",
    "example.com,      443,  false",
    "a.example.com,    443,  false",
    "notexample.com,   443,  true",
    "dotted.org,       443,  false",
    "a.dotted.org,     443,  false",
    "10.1.2.3,         443,  false",
    "11.1.2.3,         443,  true",
    "ported.io,        5000, false",
    "ported.io,        443,  true",
    "localhost,        5000, false",
    "127.0.0.1,        5000, false",
    "[::1],            5000, false"
  })
  void no_proxy_names_hosts_domains_networks_and_ports(String host, int port, boolean proxied) {
    var proxies =
        Proxies.of(
            Map.of(
                "HTTPS_PROXY", "http://proxy.example:3128",
                "NO_PROXY", "Example.com, .dotted.org,10.0.0.0/8 ported.io:5000"));

    assertThat(proxies.to("https", host, port).isPresent()).isEqualTo(proxied);
  }

  @Test
  void each_scheme_has_its_proxy_and_small_letters_go_first() {
    var proxies =
        Proxies.of(
            Map.of(
                "http_proxy", "plain.example",
                "HTTP_PROXY", "other.example",
                "https_proxy", "http://me:s3cret@secure.example:3128/"));

    assertThat(proxies.to("http", "quay.io", 80)).contains(new Proxy("plain.example", 80, null));
    assertThat(proxies.to("https", "quay.io", 443))
        .contains(new Proxy("secure.example", 3128, new User("me", new Secret("s3cret"))));
    assertThat(proxies.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_star_means_no_proxy_at_all() {
    var proxies = Proxies.of(Map.of("HTTPS_PROXY", "p.example", "no_proxy", "*"));

    assertThat(proxies.to("https", "quay.io", 443)).isEmpty();
  }
}
