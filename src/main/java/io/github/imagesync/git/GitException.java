package io.github.imagesync.git;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A config repository could not be read or written. The message names the repository without any
/// credential and says what to do next.
public final class GitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What went wrong, for those who decide what to do about it.
  public enum Kind {
    /// A location, branch or path that can't be one, or a way of transport that is not offered.
    UNUSABLE,
    /// No such repository, branch or commit.
    NOT_FOUND,
    /// No connection, it broke, or the server is busy.
    UNREACHABLE,
    /// The certificate is not trusted, or the server speaks no TLS.
    UNTRUSTED,
    /// 401: no or a wrong token.
    UNAUTHORIZED,
    /// The token, or the server, does not allow it.
    REFUSED,
    /// More than is read.
    TOO_LARGE,
    /// Objects are missing or damaged, or the server does not speak Git.
    CORRUPT
  }

  private final Kind kind;

  public GitException(Kind kind, String message) {
    this(kind, message, null);
  }

  public GitException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
