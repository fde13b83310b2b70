package io.github.imagesync.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @ValueSource(strings = {"linux/amd64", "linux/arm/v7", "windows/amd64"})
  void a_platform_prints_as_it_is_written(String text) {
    assertThat(Platform.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "linux", "linux/", "/amd64", "linux/arm/v7/x", "linux/ /v7", "a//b"})
  void what_is_no_platform_is_refused(String text) {
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Platform.parse(text))
        .satisfies(e -> assertThat(e.part()).isEqualTo(MalformedReference.Part.PLATFORM));
  }

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64, true",
    "linux/arm/v7, linux/arm, true",
    "linux/arm, linux/arm/v7, false",
    "linux/arm/v6, linux/arm/v7, false",
    "linux/arm64, linux/arm64/v8, true",
    "linux/arm64/v8, linux/arm64, true",
    "linux/arm64/v9, linux/arm64/v8, false",
    "windows/amd64, linux/amd64, false",
    "linux/386, linux/amd64, false"
  })
  void what_is_left_out_of_the_wanted_platform_matches_any(
      String there, String wanted, boolean satisfied) {
    assertThat(Platform.parse(there).satisfies(Platform.parse(wanted))).isEqualTo(satisfied);
  }
}
