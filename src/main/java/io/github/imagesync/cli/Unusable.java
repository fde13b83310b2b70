package io.github.imagesync.cli;

/// The command can't begin: an option, a file or the rules are not usable. The message says what to
/// do; the process ends with 2 and nothing was touched.
final class Unusable extends RuntimeException {

  Unusable(String message) {
    super(message);
  }

  Unusable(String message, Throwable cause) {
    super(message, cause);
  }
}
