package io.github.imagesync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.rules.Base;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What rules, tags and registries say must stay text in a check run.
class HostileTextTest {

  private static String summaryWith(String message) {
    var rules = CheckReports.rules("\"team/app:3\": \"mirror.example.org/team/app\"");
    var failed = new Outcome.Failed(new Failure(Failure.Cause.REFUSED, message));
    var report =
        CheckReports.of(
            Mode.SYNC, rules, List.of(CheckReports.result(rules.rules().getFirst(), failed)));
    var context = RunContext.of("main", new Base.Everything(Base.Why.NO_STATE), 1);
    return RunPage.of(report, context).checkText().summary();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see @octo/admins",
        "fixes #1",
        "| another | cell |",
        "</table><img src=x onerror=alert(1)>",
        "[click](https://evil.example)",
        "![](https://evil.example/pixel.png)",
        "https://evil.example www.evil.example",
        "`code` **bold** ~~gone~~ $x^2$",
        "<!-- hidden",
        "::error::boom",
        "##[error]boom",
        "a\n::set-output name=x::y",
        "a\r\n\r\n# Heading"
      })
  void none_of_it_is_more_than_text(String message) {
    var summary = summaryWith(message);

    assertThat(summary)
        .doesNotContain("@octo", "#1 ", "| another", "<img", "](", "https://", "www.evil")
        .doesNotContain("`code`", "**bold**", "~~", "$x", "<!--", "::", "##[", "\n# Heading");
    assertThat(summary.lines().filter(line -> line.contains("mirror.example.org"))).hasSize(1);
  }

  @Test
  void a_title_is_one_line_within_its_bytes() {
    var text = CheckText.brief("ä€😀".repeat(1000), "");

    assertThat(ByteLimit.sizeOf(text.title())).isLessThanOrEqualTo(CheckText.LARGEST_TITLE_BYTES);
    assertThat(text.title()).endsWith("…").doesNotContain("\uFFFD");
  }

  @Test
  void marks_that_turn_the_direction_of_reading_are_gone() {
    assertThat(summaryWith("a\u202Eb\u2066c\u0007d\u200Be"))
        .doesNotContain("\u202E", "\u2066", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100})
  void a_cut_ends_between_characters(int most) {
    var cut = ByteLimit.cut("a😀é€".repeat(5), most);

    assertThat(ByteLimit.sizeOf(cut)).isLessThanOrEqualTo(most);
    assertThat(
            new String(
                cut.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(cut);
  }
}
