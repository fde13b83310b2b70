package io.github.imagesync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

  @ParameterizedTest
  @CsvSource({
    "images.json, true",
    "rules/a.yaml, true",
    "rules/a.YML, true",
    "images.txt, false",
    "README.md, false",
    "json, false",
    "images.json.bak, false",
    "'', false"
  })
  void a_rules_file_is_known_by_its_ending(String name, boolean isRules) {
    assertThat(RuleFile.isRules(name)).isEqualTo(isRules);
  }
}
