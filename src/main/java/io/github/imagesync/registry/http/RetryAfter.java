package io.github.imagesync.registry.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a registry asks to be left alone (RFC 9110, section 10.2.3): seconds, or a date.
final class RetryAfter {

  private static final long LONGEST_SECONDS = 7L * 24 * 3600;

  private RetryAfter() {}

  /// Never negative, and at most a week.
  static Optional<Duration> read(String value, Instant now) {
    if (value.matches("\\d{1,18}")) {
      return Optional.of(
          bounded(Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_SECONDS))));
    }
    try {
      var then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(bounded(Duration.between(now, then)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    var longest = Duration.ofSeconds(LONGEST_SECONDS);
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) > 0 ? longest : wait;
  }
}
