package io.github.imagesync.report;

import static io.github.imagesync.report.Reports.NEW;
import static io.github.imagesync.report.Reports.OLD;
import static io.github.imagesync.report.Reports.failed;
import static io.github.imagesync.report.Reports.intent;
import static io.github.imagesync.report.Reports.result;
import static io.github.imagesync.report.Reports.sync;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import java.io.StringWriter;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

  @Test
  void holds_every_field_that_machines_may_rely_on() throws Exception {
    var report =
        sync(
            result(intent("a.io/x:1", "h.io/x"), new Outcome.Copied(NEW, 1000, 24)),
            result(intent("a.io/y:1", "h.io/y"), new Outcome.Updated(OLD, NEW, 7, 0)),
            result(intent("a.io/z:1", "h.io/z"), failed(Failure.Cause.ACCESS, "refused")));

    var json = parsed(report, Revisions.between("abc", "def"));

    assertThat(json)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"version": 1, "mode": "sync", "before": "abc", "after": "def",
                     "startedAt": "2026-01-02T12:00:00Z", "finishedAt": "2026-01-02T12:02:05Z",
                     "totals": {"images": 3, "copied": 1, "updated": 1, "upToDate": 0, "failed": 1,
                       "skipped": 0, "bytesCopied": 1007, "bytesMounted": 24,
                       "requests": {"h.io": {"HEAD": 3, "PUT": 1}}},
                     "images": [
                       {"source": "a.io/x:1", "destination": "h.io/x:1", "digest": "NEW",
                        "status": "copied", "bytes": 1000, "seconds": 1.200, "error": null,
                        "rule": {"file": "images.json", "line": 2}},
                       {"source": "a.io/y:1", "destination": "h.io/y:1", "digest": "NEW",
                        "status": "updated", "bytes": 7, "seconds": 1.200, "error": null,
                        "rule": {"file": "images.json", "line": 2}},
                       {"source": "a.io/z:1", "destination": "h.io/z:1", "digest": null,
                        "status": "failed", "bytes": 0, "seconds": 1.200, "error": "refused",
                        "rule": {"file": "images.json", "line": 2}}]}
                    """
                        .replace("NEW", NEW.toString())));
  }

  @Test
  void has_no_commits_where_none_were_compared() throws Exception {
    var json = parsed(sync(), Revisions.NONE);

    assertThat(json.get("before").isNull()).isTrue();
    assertThat(json.get("after").isNull()).isTrue();
  }

  @Test
  void ten_thousand_images_are_one_valid_document() throws Exception {
    var one = result(intent("a.io/x:1", "h.io/x"), new Outcome.UpToDate(NEW));
    var report = sync(Collections.nCopies(10_000, one).toArray(Result[]::new));

    var json = parsed(report, Revisions.NONE);

    assertThat(json.get("images")).hasSize(10_000);
    assertThat(json.at("/totals/upToDate").asInt()).isEqualTo(10_000);
  }

  @Test
  void texts_are_kept_and_hold_no_command_of_the_runner() throws Exception {
    var message = "\"quoted\"\n##[error] \u0000";
    var report = sync(result(intent("a.io/x:1", "h.io/x"), failed(Failure.Cause.REFUSED, message)));

    assertThat(parsed(report, Revisions.NONE).at("/images/0/error").asText()).isEqualTo(message);
    assertThat(text(report, Revisions.NONE)).doesNotContain("##[");
  }

  private static JsonNode parsed(Report report, Revisions revisions) throws Exception {
    return new ObjectMapper().readTree(text(report, revisions));
  }

  private static String text(Report report, Revisions revisions) {
    var text = new StringWriter();
    ResultJson.write(report, revisions, text);
    return text.toString();
  }
}
