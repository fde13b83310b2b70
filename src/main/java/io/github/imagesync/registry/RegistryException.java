package io.github.imagesync.registry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request to a registry that failed, with the facts: what was asked of whom, what was answered.
/// Holds no credential, token or query string.
public final class RegistryException extends RuntimeException {

  /// What went wrong, for those who decide what to do about it.
  public enum Kind {
    /// No connection, or it broke.
    UNREACHABLE,
    /// The certificate is not trusted, or the server speaks no TLS.
    UNTRUSTED,
    /// 401: no or a wrong credential.
    UNAUTHORIZED,
    /// 403: the credential may not do this.
    DENIED,
    /// An entry of auth.json whose variable is not set, or a helper that can't be run.
    NO_CREDENTIAL,
    /// 404 where something had to be there.
    NOT_FOUND,
    /// 429 beyond all patience.
    RATE_LIMITED,
    /// 5xx.
    SERVER,
    /// Another refusal.
    REFUSED,
    /// Content whose digest or size is not the one it was asked for by.
    CORRUPT,
    /// An answer that the specification does not allow.
    UNEXPECTED,
    /// The run was cancelled while the request was under way.
    CANCELLED
  }

  private final Kind kind;
  private final String request;
  private final int status;
  private final List<String> codes;
  private final @Nullable Duration retryAfter;

  /// `request` is method and URL without query; `status` is 0 where there was no answer; `codes`
  /// are the error codes of the answer's body (distribution-spec, "Error Codes").
  public RegistryException(
      Kind kind,
      String request,
      int status,
      List<String> codes,
      @Nullable Duration retryAfter,
      String message,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.request = request;
    this.status = status;
    this.codes = List.copyOf(codes);
    this.retryAfter = retryAfter;
  }

  /// A failure without an answer.
  public RegistryException(Kind kind, String request, String message, @Nullable Throwable cause) {
    this(kind, request, 0, List.of(), null, message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  public String request() {
    return request;
  }

  public int status() {
    return status;
  }

  public List<String> codes() {
    return codes;
  }

  /// How long the registry asked to be left alone.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// Whether the same thing may go well a little later.
  public boolean isTransient() {
    return switch (kind) {
      case UNREACHABLE, RATE_LIMITED, SERVER -> true;
      case UNTRUSTED,
          UNAUTHORIZED,
          DENIED,
          NO_CREDENTIAL,
          NOT_FOUND,
          REFUSED,
          CORRUPT,
          UNEXPECTED,
          CANCELLED ->
          false;
    };
  }

  /// Whether the registry misses a blob or manifest that the pushed manifest refers to.
  public boolean saysBlobUnknown() {
    return codes.contains("MANIFEST_BLOB_UNKNOWN") || codes.contains("BLOB_UNKNOWN");
  }

  /// Whether the registry knows the upload no more, or can't go on with it: another one may be
  /// opened.
  public boolean saysUploadLost() {
    return codes.contains("BLOB_UPLOAD_UNKNOWN") || codes.contains("BLOB_UPLOAD_INVALID");
  }
}
