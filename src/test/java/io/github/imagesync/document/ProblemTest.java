package io.github.imagesync.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.document.Problem.Mistake;
import io.github.imagesync.document.Problem.Warning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final Place PLACE = new Place("a.json", 2, 3);

  @Test
  void a_problem_reads_as_place_and_message_with_the_second_place_after() {
    assertThat(new Mistake(DocumentProblem.SYNTAX, "no", PLACE)).hasToString("a.json:2:3: no");
    assertThat(
            new Warning(
                DocumentProblem.DUPLICATE_KEY,
                "twice",
                PLACE,
                Optional.of(new Place("b.json", 1, 1))))
        .hasToString("a.json:2:3: twice (see also b.json:1:1)");
  }

  @Test
  void a_message_is_one_line_whatever_it_quotes() {
    var problem = new Mistake(DocumentProblem.SYNTAX, "a\n::error::b\r\u001B[1m\u2028c", PLACE);

    assertThat(problem.message()).isEqualTo("a\\u000A::error::b\\u000D\\u001B[1m\\u2028c");
  }

  @Test
  void a_message_is_cut_where_it_gets_too_long_to_read() {
    assertThat(new Warning(DocumentProblem.SYNTAX, "x".repeat(100_000), PLACE).message())
        .hasSizeLessThan(700)
        .endsWith("…");
  }

  @Test
  void a_code_is_kebab_case() {
    assertThat(DocumentProblem.DUPLICATE_KEY.id()).isEqualTo("duplicate-key");
  }
}
