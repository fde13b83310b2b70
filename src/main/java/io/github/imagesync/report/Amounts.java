package io.github.imagesync.report;

import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
public final class Amounts {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private Amounts() {}

  /// `7,526`.
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 tag`, `2 tags`.
  public static String of(long number, String one, String several) {
    return number(number) + " " + (number == 1 ? one : several);
  }

  /// `1.4 GB`, in powers of 1,000 as registries and disks are sold.
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }

  /// `2 min 5 s`; in days where there are some.
  public static String time(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min" + rest(seconds % 60, "s");
    }
    return seconds < 86_400 ? seconds / 3600 + " h" + rest(seconds / 60 % 60, "min") : age(time);
  }

  /// As [#time], with tenths below ten seconds: `0.2 s`.
  public static String took(Duration time) {
    long tenths = (time.toMillis() + 50) / 100;
    return tenths < 100 ? "%d.%d s".formatted(tenths / 10, tenths % 10) : time(time);
  }

  /// `3 days`, or hours and minutes for what is younger.
  public static String age(Duration age) {
    if (age.toDays() > 0) {
      return of(age.toDays(), "day", "days");
    }
    return age.toHours() > 0
        ? of(age.toHours(), "hour", "hours")
        : of(Math.max(0, age.toMinutes()), "minute", "minutes");
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + number + " " + unit;
  }
}
