package io.github.imagesync.registry.embedded;

import io.github.imagesync.credentials.Secret;
import java.time.Duration;

/// Who may use an embedded registry.
public sealed interface Access {

  /// Anyone.
  record Open() implements Access {}

  /// Who sends this user and password with each request.
  record Basic(String user, Secret password) implements Access {}

  /// Who shows a token for the repository, got from the registry's own `/token` with this user and
  /// password; anyone may get one to pull where `anonymousPull` is ALLOWED.
  record Token(String user, Secret password, Anonymous anonymousPull, Duration life)
      implements Access {

    public Token(String user, Secret password) {
      this(user, password, Anonymous.REFUSED, Duration.ofMinutes(5));
    }
  }

  /// Whether something may be done without a user.
  enum Anonymous {
    ALLOWED,
    REFUSED
  }
}
