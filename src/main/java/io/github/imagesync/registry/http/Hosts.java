package io.github.imagesync.registry.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names of hosts: which are this machine, which are the same, which lie in a network.
final class Hosts {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private Hosts() {}

  /// `localhost`, 127.0.0.0/8 and `[::1]`, without port.
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || (host.startsWith("127.") && IPV4.matcher(host).matches());
  }

  /// Host and port as they stand in a URL, lower case, without the scheme's own port.
  static String authority(URI uri) {
    var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    int usual = "http".equals(uri.getScheme()) ? 80 : 443;
    return uri.getPort() < 0 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
  }

  /// A host without its port; an IPv6 address keeps its brackets.
  static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') && colon >= 0
        ? authority.substring(0, colon)
        : authority;
  }

  /// Whether an IPv4 address lies in a network such as `10.0.0.0/8`; false for names.
  static boolean isInNetwork(String host, String network) {
    int slash = network.indexOf('/');
    var base = network.substring(0, slash);
    var length = network.substring(slash + 1);
    if (!IPV4.matcher(host).matches()
        || !IPV4.matcher(base).matches()
        || !length.matches("\\d|[12]\\d|3[0-2]")) {
      return false;
    }
    int bits = Integer.parseInt(length);
    long mask = bits == 0 ? 0 : -1L << (32 - bits);
    return (number(host) & mask) == (number(base) & mask);
  }

  private static long number(String address) {
    long number = 0;
    for (var part : address.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }
}
