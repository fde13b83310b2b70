package io.github.imagesync.git;

import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Digests;
import io.github.imagesync.rules.SyncState;
import java.time.Duration;
import java.time.Instant;

/// What the sync state's ref holds.
public sealed interface KeptState {

  /// Nothing: no sync yet, or someone deleted the ref.
  record None() implements KeptState {}

  /// Something that can't be read; `why` is for people.
  record Damaged(String why) implements KeptState {}

  /// The state and the digests that a sync left.
  record Sound(SyncState state, Digests digests) implements KeptState {}

  /// The state to go on from: the empty one where there is none that can be read.
  default SyncState state() {
    return switch (this) {
      case None _, Damaged _ -> SyncState.NONE;
      case Sound(var state, _) -> state;
    };
  }

  default Digests digests() {
    return switch (this) {
      case None _, Damaged _ -> Digests.NONE;
      case Sound(_, var digests) -> digests;
    };
  }

  /// The base that this gives, before anyone knows whether its commit can be fetched.
  default Base base(Instant now, Duration fullEvery) {
    return switch (this) {
      case None _ -> new Base.Everything(Base.Why.NO_STATE);
      case Damaged _ -> new Base.Everything(Base.Why.DAMAGED_STATE);
      case Sound(var state, _) -> Base.of(state, now, fullEvery);
    };
  }
}
