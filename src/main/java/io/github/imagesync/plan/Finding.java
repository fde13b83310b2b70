package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;

/// What asking for one tag or digest gave.
public sealed interface Finding {

  /// It is there, or will be when its turn comes, with this digest.
  record Found(Digest digest) implements Finding {}

  record Absent() implements Finding {}

  record Failed(Failure failure) implements Finding {}

  /// A rule that feeds it can't be planned.
  record FeedFailed(Failure failure) implements Finding {}
}
