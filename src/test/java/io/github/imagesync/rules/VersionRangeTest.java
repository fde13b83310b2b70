package io.github.imagesync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.oci.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource({
    "*, 1.0.0, true",
    "1.x, 1.9.9, true",
    "1.x, 2.0.0, false",
    "~1.2, 1.2.9, true",
    "~1.2, 1.3.0, false",
    "^1.2.3, v1.9.0, true",
    "^1.2.3 || ^3, 3.1.0, true",
    "^1.2.3 || ^3, 2.1.0, false",
    "1.2.0 - 1.4.0, 1.3.5, true",
    "=1.2.3, 1.2.3, true",
    "1.2.3, v1.2.3, true",
    ">=1, 1.2, false",
    ">=1, 1, false",
    ">=1, latest, false",
    ">=1, v, false",
    ">=1, vv1.0.0, false",
    ">=1, 1.0.0-rc.1, false",
    ">=1, 99999999999999999999.0.0, false",
  })
  void a_tag_is_in_the_range_or_not(String range, String tag, boolean included) throws Refusal {
    assertThat(VersionRange.parse(range).includes(new Tag(tag))).isEqualTo(included);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "latest",
        ">=",
        "1.2.3.4.5",
        ">=1.0.0 foo",
        "^1 ||",
        "|| ^1",
        "a.b.c",
        "<>1",
        "1 -",
        "99999999999999999999.0.0",
        "^^1",
        "$",
        "(",
        "\\"
      })
  void what_is_no_range_is_refused(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(Refusal.class);
  }
}
