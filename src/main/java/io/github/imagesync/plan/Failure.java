package io.github.imagesync.plan;

import io.github.imagesync.registry.RegistryException;

/// Why an image can't be planned or was not copied: the cause for machines, the message for people.
/// The message names host, image and request, and no secret.
public record Failure(Cause cause, String message) {

  /// What stands in the way.
  public enum Cause {
    /// The source tag, digest or repository is not there.
    SOURCE_MISSING,
    /// A pattern that matches no tag.
    NO_MATCH,
    /// The index has no entry for the platform.
    NO_PLATFORM,
    /// Two rules want different images under one destination tag.
    CONFLICT,
    /// The destination repository does not exist and is not created by a push.
    DESTINATION_MISSING,
    /// No or a wrong credential, or one that may not do this.
    ACCESS,
    /// An entry of the credentials file that is not given, or can't be used.
    CREDENTIAL,
    /// The registry can't be reached, or failed for too long.
    UNAVAILABLE,
    /// The registry limits requests for longer than the run waits.
    RATE_LIMITED,
    /// Content that differs from its digest, or that is no manifest.
    CORRUPT,
    /// Anything else that the registry refused.
    REFUSED,
    /// A defect of this program.
    UNEXPECTED
  }

  /// A registry's failure in the words of a plan.
  public static Failure of(RegistryException e) {
    var cause =
        switch (e.kind()) {
          case UNREACHABLE, SERVER, UNTRUSTED, CANCELLED -> Cause.UNAVAILABLE;
          case UNAUTHORIZED, DENIED -> Cause.ACCESS;
          case NO_CREDENTIAL -> Cause.CREDENTIAL;
          case NOT_FOUND -> Cause.SOURCE_MISSING;
          case RATE_LIMITED -> Cause.RATE_LIMITED;
          case CORRUPT -> Cause.CORRUPT;
          case REFUSED, UNEXPECTED -> Cause.REFUSED;
        };
    return new Failure(cause, e.getMessage());
  }
}
