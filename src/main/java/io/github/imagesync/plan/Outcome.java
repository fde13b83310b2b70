package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;

/// What became of a planned image.
public sealed interface Outcome {

  /// The tag or digest is new at the destination. Bytes are those sent, and those mounted.
  record Copied(Digest digest, long bytes, long mounted) implements Outcome {}

  /// The tag pointed elsewhere and was moved.
  record Updated(Digest from, Digest digest, long bytes, long mounted) implements Outcome {}

  /// It was there already.
  record UpToDate(Digest digest) implements Outcome {}

  /// Nothing was tried.
  record Skipped(Why why, String message) implements Outcome {}

  /// It was tried, or could not be planned. The destination's tag is as it was.
  record Failed(Failure failure) implements Outcome {}

  /// Why nothing was tried.
  enum Why {
    /// What feeds it failed; it is pending.
    PREDECESSOR_FAILED,
    /// The run was cancelled before its turn.
    CANCELLED,
    /// The place can't be read with the credentials given.
    UNREADABLE,
    /// This run only plans.
    DRY_RUN
  }
}
