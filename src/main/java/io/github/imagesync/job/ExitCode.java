package io.github.imagesync.job;

import io.github.imagesync.report.Report;

/// What a process tells its caller: 0 all well, 1 something failed and the rest was done, 2 nothing
/// was touched. A cancelled run ends by its signal: 130 or 143.
public enum ExitCode {
  WELL(0),
  FAILED(1),
  REFUSED(2),
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static ExitCode of(Report report) {
    return switch (report.ending()) {
      case REFUSED -> REFUSED;
      case CANCELLED -> CANCELLED;
      case COMPLETE -> planned(report);
    };
  }

  /// A plan over its limits would be refused by a sync.
  private static ExitCode planned(Report report) {
    if (!report.excesses().isEmpty()) {
      return REFUSED;
    }
    return report.hasFailures() ? FAILED : WELL;
  }
}
