package io.github.imagesync.github;

/// A request to GitHub's API that failed for good; holds no token.
final class ApiFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /// What that means for the next request.
  enum Kind {
    /// 401, 403, 404: this token may not do this, now or later.
    FORBIDDEN,
    /// 422 and other refusals of what was sent.
    REFUSED,
    /// No answer, 5xx, or too many requests: may go well later.
    UNAVAILABLE
  }

  private final Kind kind;

  ApiFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
