package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;

/// What is to be done about one image, as of the survey.
public sealed interface Planned {

  Intent intent();

  /// Something the copying has to do.
  sealed interface Work extends Planned {

    /// The manifest that the destination is to have.
    Digest image();
  }

  /// The destination has nothing under this tag or digest.
  record Copy(Intent intent, Digest image) implements Work {}

  /// The destination's tag points elsewhere and will move.
  record Move(Intent intent, Digest from, Digest image) implements Work {}

  /// Both sides have the same digest.
  record UpToDate(Intent intent, Digest image) implements Planned {}

  /// A place that can't be read with the credentials given: nothing is known, nothing is blamed.
  record Unreadable(Intent intent, Failure why) implements Planned {}

  /// What feeds its source can't be planned, so it waits for a run in which it can.
  record Held(Intent intent, Failure why) implements Planned {}

  /// Can't be planned: the source is missing, a listing failed, two rules contradict.
  record Blocked(Intent intent, Failure why) implements Planned {}
}
