package io.github.imagesync.github;

import io.github.imagesync.report.Report;

/// How a check run ends; nothing to do is a success.
public enum Conclusion {
  SUCCESS,
  FAILURE,
  CANCELLED,
  NEUTRAL;

  /// The conclusion of a run: it is green only where all is well.
  public static Conclusion of(Report report) {
    return switch (report.ending()) {
      case CANCELLED -> CANCELLED;
      case REFUSED -> FAILURE;
      case COMPLETE -> report.hasFailures() ? FAILURE : SUCCESS;
    };
  }
}
