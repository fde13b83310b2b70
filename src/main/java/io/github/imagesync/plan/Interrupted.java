package io.github.imagesync.plan;

import java.util.concurrent.CancellationException;

/// What an interrupt means here: the run was cancelled.
public final class Interrupted {

  private Interrupted() {}

  /// The exception to throw; the thread stays interrupted.
  public static CancellationException by(Exception e) {
    Thread.currentThread().interrupt();
    var cancelled = new CancellationException("cancelled");
    cancelled.initCause(e);
    return cancelled;
  }
}
