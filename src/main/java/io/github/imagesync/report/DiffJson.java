package io.github.imagesync.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Which rules changed, for machines: one entry per source and destination as written in the file.
public final class DiffJson {

  private DiffJson() {}

  public static void write(RuleDiff diff, Revisions revisions, Writer out) {
    JsonOutput.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("before", revisions.before().orElse(null));
          json.writeStringField("after", revisions.after().orElse(null));
          write("added", diff.added(), json);
          write("removed", diff.removed(), json);
          json.writeNumberField("unchanged", diff.unchanged());
          json.writeArrayFieldStart("repositories");
          for (var repository : diff.repositories()) {
            json.writeString(repository.toString());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(String field, List<Rule> rules, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (var rule : rules) {
      json.writeStartObject();
      json.writeStringField("source", rule.written().source());
      json.writeStringField("destination", rule.written().destination());
      JsonOutput.place(json, rule.written().place());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
