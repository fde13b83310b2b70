package io.github.imagesync.copy;

import io.github.imagesync.plan.Failure;

/// A manifest that was planned, or that an index lists, is not at the source.
final class SourceGone extends RuntimeException {

  private final Failure failure;

  SourceGone(String message) {
    super(message);
    this.failure = new Failure(Failure.Cause.SOURCE_MISSING, message);
  }

  Failure failure() {
    return failure;
  }
}
