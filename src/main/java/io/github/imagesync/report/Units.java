package io.github.imagesync.report;

import java.time.Duration;
import java.util.Locale;

/// Sizes, times and numbers as people read them.
public final class Units {

  private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Units() {}

  /// `999 B`, `1.4 GB`, `208 MB`: decimal units, as registries count.
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < DECIMAL.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? bytes + " B" : digits(value) + " " + DECIMAL[unit];
  }

  /// `0.2 s`, `42 s`, `2 min 5 s`, `1 h 4 min`.
  public static String duration(Duration duration) {
    long tenths = (duration.toMillis() + 50) / 100;
    if (tenths < 100) {
      return "%d.%d s".formatted(tenths / 10, tenths % 10);
    }
    long seconds = (duration.toMillis() + 500) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /// `7,526`.
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `3 days`, or hours or minutes for what is younger.
  public static String age(Duration age) {
    if (age.toDays() > 0) {
      return count(age.toDays(), "day");
    }
    return age.toHours() > 0
        ? count(age.toHours(), "hour")
        : count(Math.max(0, age.toMinutes()), "minute");
  }

  /// `1 rule`, `7,526 rules`.
  public static String count(long number, String singular) {
    return number(number) + " " + (number == 1 ? singular : plural(singular));
  }

  private static String plural(String singular) {
    return singular.endsWith("y")
        ? singular.substring(0, singular.length() - 1) + "ies"
        : singular + "s";
  }

  private static String digits(double value) {
    return value < 99.95
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%.0f", value);
  }
}
