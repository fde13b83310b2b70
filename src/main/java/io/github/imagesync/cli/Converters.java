package io.github.imagesync.cli;

import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Platform;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options.
final class Converters {

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");

  private static final Map<String, Long> BYTES =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("m", 1_000_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("g", 1_000_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("tb", 1_000_000_000_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("mib", 1L << 20),
          Map.entry("gib", 1L << 30),
          Map.entry("tib", 1L << 40));

  private static final Map<String, Duration> TIMES =
      Map.of(
          "", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Converters() {}

  /// A number of bytes.
  record Size(long bytes) {}

  static void register(CommandLine line) {
    line.registerConverter(Size.class, Converters::size);
    line.registerConverter(Duration.class, Converters::duration);
    line.registerConverter(Platform.class, Converters::platform);
  }

  /// `500MB`, `2GiB`, `1000`.
  static Size size(String text) {
    return new Size(read(text, BYTES, "a size such as 500MB or 2GiB", Converters::times));
  }

  /// `30s`, `5m`, `8d`; a bare number is seconds.
  static Duration duration(String text) {
    return read(
        text,
        TIMES,
        "a time such as 30s, 5m, 2h or 8d",
        (number, unit) -> Duration.ofMillis(times(number, unit.toMillis())));
  }

  private static Platform platform(String text) {
    try {
      return Platform.parse(text);
    } catch (MalformedReference e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static long times(BigDecimal number, long unit) {
    return number
        .multiply(BigDecimal.valueOf(unit))
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }

  private interface Scale<U, T> {
    T of(BigDecimal number, U unit);
  }

  private static <U, T> T read(String text, Map<String, U> units, String what, Scale<U, T> scale) {
    var matcher = NUMBER_AND_UNIT.matcher(text.strip().toLowerCase(Locale.ROOT));
    var unit = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (unit != null) {
      try {
        return scale.of(new BigDecimal(matcher.group(1)), unit);
      } catch (ArithmeticException e) {
        // Beyond 64 bits: not usable either.
      }
    }
    throw new TypeConversionException("'" + text + "' is not " + what);
  }
}
