package io.github.imagesync.job;

/// Whether the limits that were set hold for a run.
public enum Limiting {
  BOUND,
  /// Someone let it go over them.
  FREE
}
