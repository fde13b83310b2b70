package io.github.imagesync.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::error::obeyed",
        "  ::stop-commands::x",
        "a\n::set-output name=x::y",
        "a\r\n::debug::y",
        "x ##[error]obeyed",
        "x ##[[command]",
        "a\u2028::error::y"
      })
  void the_runner_of_github_finds_no_command_in_a_line(String text) {
    var printed = Reports.printed(out -> out.line(text));

    assertThat(printed).hasSize(1);
    assertThat(printed.getFirst().strip()).doesNotStartWith("::").doesNotContain("##[");
  }

  @Test
  void a_terminal_gets_no_control_character() {
    assertThat(Lines.harmless("a\u001b[2Jb\u0007c\u202ed"))
        .isEqualTo("a\\u001b[2Jb\\u0007c\\u202ed");
  }

  @Test
  void usual_text_stays_as_it_is() {
    var usual = "→ [::1]:5000/größe:1 -> h.io/x  100 % # 1";

    assertThat(Lines.harmless(usual)).isEqualTo(usual);
  }
}
