package io.github.imagesync.github;

/// What GitHub Actions should have given is missing or can't be read; the message says what and
/// what to do. Nothing was touched.
public final class UnusableEnvironment extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableEnvironment(String message) {
    super(message);
  }

  UnusableEnvironment(String message, Throwable cause) {
    super(message, cause);
  }
}
