package io.github.imagesync.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.imagesync.document.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Problems for machines: `{"problems":[…],"rules":N}`.
public final class ProblemJson {

  private ProblemJson() {}

  public static void write(List<Problem> problems, int rules, Writer out) {
    JsonOutput.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("problems");
          for (var problem : problems) {
            write(problem, json);
          }
          json.writeEndArray();
          json.writeNumberField("rules", rules);
          json.writeEndObject();
        });
  }

  private static void write(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", severity(problem));
    json.writeStringField("code", problem.code().id());
    json.writeStringField("message", problem.message());
    JsonOutput.place(json, problem.place());
    json.writeNumberField("column", problem.place().column());
    if (problem.other().isPresent()) {
      var other = problem.other().get();
      json.writeObjectFieldStart("other");
      JsonOutput.place(json, other);
      json.writeNumberField("column", other.column());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String severity(Problem problem) {
    return switch (problem) {
      case Problem.Mistake _ -> "error";
      case Problem.Warning _ -> "warning";
    };
  }
}
