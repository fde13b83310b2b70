package io.github.imagesync.report;

import java.util.Locale;

/// What kind of run a report is about.
public enum Mode {
  VALIDATE,
  PLAN,
  SYNC,
  RESYNC,
  COPY;

  /// The name in JSON and titles.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
