package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  private static String proxy(String url, Map<String, String> environment) {
    try {
      var proxy = new Proxies(environment).to(URI.create(url).toURL()).proxy();
      return proxy.equals(Proxy.NO_PROXY)
          ? "direct"
          : proxy.type() + " " + proxy.address().toString();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void each_scheme_has_its_variable_and_lower_case_goes_first() {
    var environment =
        Map.of(
            "HTTP_PROXY",
            "http://upper:1",
            "http_proxy",
            "http://lower:2",
            "HTTPS_PROXY",
            "secure:3");

    assertThat(proxy("http://git.example/x", environment)).contains("lower").endsWith(":2");
    assertThat(proxy("https://git.example/x", environment)).contains("secure").endsWith(":3");
    assertThat(proxy("http://git.example/x", Map.of("ALL_PROXY", "socks5://s")))
        .startsWith("SOCKS")
        .endsWith(":1080");
    assertThat(proxy("http://git.example/x", Map.of("HTTP_PROXY", ""))).isEqualTo("direct");
  }

  @ParameterizedTest
  @CsvSource({
    "git.example, true",
    ".example, true",
    "example, true",
    "*.example, true",
    "*, true",
    "'a.b, GIT.example', true",
    "git.example:80, true",
    "git.example:443, false",
    "t.example, false",
    "other, false"
  })
  void no_proxy_excepts_hosts_and_domains(String list, boolean direct) {
    var environment = Map.of("HTTP_PROXY", "http://p:1", "NO_PROXY", list);

    assertThat(proxy("http://git.example/x", environment).equals("direct")).isEqualTo(direct);
  }

  @Test
  void a_proxy_that_is_no_url_is_refused_without_being_quoted() {
    assertThatThrownBy(() -> proxy("http://h/x", Map.of("HTTP_PROXY", "http://me:s3cr3t@ x")))
        .isInstanceOf(GitException.class)
        .message()
        .contains("http_proxy")
        .doesNotContain("s3cr3t");
  }
}
