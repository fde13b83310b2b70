package io.github.imagesync.credentials;

import java.util.regex.Pattern;

/// Registries on this machine, which need no entry for plain http.
final class Loopback {

  private static final Pattern HOST =
      Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");

  private Loopback() {}

  static boolean isLoopback(String registry) {
    return HOST.matcher(registry).matches();
  }
}
