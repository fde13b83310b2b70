package io.github.imagesync.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.rules.RuleDiff;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DiffJsonTest {

  @Test
  void rules_stand_as_they_were_written_one_for_each_pair() throws Exception {
    var before = Reports.rules("\"alpine:1\": \"h.io/alpine\"", "\"nginx:1\": \"h.io/nginx\"");
    var after =
        Reports.rules("\"alpine:1\": \"h.io/alpine\"", "\"redis:1\": [\"h.io/r1\", \"h.io/r2\"]");

    var text = new StringWriter();
    DiffJson.write(RuleDiff.between(before, after), Revisions.between("a", "b"), text);

    assertThat(new ObjectMapper().readTree(text.toString()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"before": "a", "after": "b",
                     "added": [
                       {"source": "redis:1", "destination": "h.io/r1", "file": "images.json",
                        "line": 3},
                       {"source": "redis:1", "destination": "h.io/r2", "file": "images.json",
                        "line": 3}],
                     "removed": [
                       {"source": "nginx:1", "destination": "h.io/nginx", "file": "images.json",
                        "line": 3}],
                     "unchanged": 1, "repositories": ["h.io/r1", "h.io/r2"]}
                    """));
  }
}
