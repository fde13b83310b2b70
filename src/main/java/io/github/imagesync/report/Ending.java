package io.github.imagesync.report;

/// How a run ended.
public enum Ending {
  /// All that was to be done was tried.
  COMPLETE,
  /// The rules, the credentials file or a limit forbade it: nothing was touched.
  REFUSED,
  /// Cancelled: what was done is reported, the rest is left for the next run.
  CANCELLED
}
