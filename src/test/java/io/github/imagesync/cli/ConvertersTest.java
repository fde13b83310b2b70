package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 1000",
    "500MB, 500000000",
    "500 mb, 500000000",
    "1.5GB, 1500000000",
    "2GiB, 2147483648",
    "1k, 1000",
    "0, 0"
  })
  void sizes_are_decimal_unless_they_say_binary(String text, long bytes) {
    assertThat(Converters.size(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "30s, PT30S", "250ms, PT0.25S", "5m, PT5M", "2h, PT2H", "8d, PT192H"})
  void times_are_seconds_unless_they_say_more(String text, Duration time) {
    assertThat(Converters.duration(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "3 parsecs", "1e9", "99999999999TB"})
  void nonsense_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> Converters.size(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("500MB");
  }

  @Test
  void a_size_of_a_fraction_is_rounded_down() {
    assertThat(Converters.size("0.3KiB").bytes()).isEqualTo(307);
  }
}
