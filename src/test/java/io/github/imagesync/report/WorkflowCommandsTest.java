package io.github.imagesync.report;

import static io.github.imagesync.report.Reports.failed;
import static io.github.imagesync.report.Reports.intent;
import static io.github.imagesync.report.Reports.printed;
import static io.github.imagesync.report.Reports.result;
import static io.github.imagesync.report.Reports.sync;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.rules.RuleProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowCommandsTest {

  @Test
  void a_mistake_is_an_error_on_its_line() {
    assertThat(commands("rules/a.yaml", "the tag is missing"))
        .containsExactly(
            "::error file=rules/a.yaml,line=3,col=5,title=empty-tag::the tag is missing");
  }

  @Test
  void a_warning_is_a_warning() {
    var warning = new Problem.Warning(RuleProblem.UNTAGGED, "no tag", new Place("a.json", 1, 1));

    assertThat(printed(out -> WorkflowCommands.write(List.of(warning), out)))
        .containsExactly("::warning file=a.json,line=1,col=1,title=untagged::no tag");
  }

  @Test
  void text_from_files_ends_no_property() {
    assertThat(commands("a,line=9::x%.json", "50 % off ##[error]x"))
        .containsExactly(
            "::error file=a%2Cline=9%3A%3Ax%25.json,line=3,col=5,title=empty-tag::"
                + "50 %25 off ## [error]x");
  }

  @Test
  void what_a_registry_says_ends_no_command() {
    var failure = failed(Failure.Cause.REFUSED, "no\r\n::error::more");
    var report = sync(result(intent("a.io/x:1", "h.io/x"), failure));

    assertThat(printed(out -> WorkflowCommands.write(report, out)))
        .singleElement()
        .asString()
        .contains("::no%0D%0A::error::more");
  }

  @Test
  void a_failed_image_is_an_error_on_its_rule() {
    var report =
        sync(
            result(
                intent("a.io/x:1", "h.io/x"),
                failed(Failure.Cause.SOURCE_MISSING, "there is no a.io/x:1")));

    assertThat(printed(out -> WorkflowCommands.write(report, out)))
        .containsExactly(
            "::error file=images.json,line=2,col=1,title=h.io/x%3A1::there is no a.io/x:1"
                + " (what to do: check repository and tag, or remove the rule)");
  }

  @Test
  void a_message_stays_below_what_the_runner_takes() {
    assertThat(commands("a.json", "%".repeat(10_000)).getFirst()).hasSizeLessThan(4_096);
  }

  private static List<String> commands(String file, String message) {
    var problem = new Problem.Mistake(RuleProblem.EMPTY_TAG, message, new Place(file, 3, 5));
    return printed(out -> WorkflowCommands.write(List.of(problem), out));
  }
}
