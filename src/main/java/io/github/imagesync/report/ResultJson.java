package io.github.imagesync.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A run for machines: the file that `--result` names, version 1. Fields are only ever added.
public final class ResultJson {

  private static final int VERSION = 1;

  private ResultJson() {}

  public static void write(Report report, Revisions revisions, Writer out) {
    JsonOutput.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeNumberField("version", VERSION);
          json.writeStringField("mode", report.mode().id());
          json.writeStringField("before", revisions.before().orElse(null));
          json.writeStringField("after", revisions.after().orElse(null));
          json.writeStringField("startedAt", report.startedAt().toString());
          json.writeStringField("finishedAt", report.finishedAt().toString());
          json.writeFieldName("totals");
          write(report.totals(), report.requests(), json);
          json.writeArrayFieldStart("images");
          for (var result : report.results()) {
            write(result, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(
      Totals totals, SortedMap<String, SortedMap<String, Long>> requests, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("images", totals.images());
    json.writeNumberField("copied", totals.copied());
    json.writeNumberField("updated", totals.updated());
    json.writeNumberField("upToDate", totals.upToDate());
    json.writeNumberField("failed", totals.failed());
    json.writeNumberField("skipped", totals.skipped());
    json.writeNumberField("bytesCopied", totals.bytesCopied());
    json.writeNumberField("bytesMounted", totals.bytesMounted());
    json.writeObjectFieldStart("requests");
    for (var host : requests.entrySet()) {
      json.writeObjectFieldStart(host.getKey());
      for (Map.Entry<String, Long> method : host.getValue().entrySet()) {
        json.writeNumberField(method.getKey(), method.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(Result result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", result.intent().source());
    json.writeStringField("destination", result.intent().destination());
    json.writeStringField("digest", digest(result.outcome()).map(Digest::toString).orElse(null));
    json.writeStringField("status", status(result.outcome()));
    json.writeNumberField("bytes", bytes(result.outcome()));
    json.writeNumberField("seconds", BigDecimal.valueOf(result.took().toMillis(), 3));
    json.writeStringField("error", error(result.outcome()).orElse(null));
    json.writeObjectFieldStart("rule");
    JsonOutput.place(json, result.intent().rule().written().place());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied _ -> "copied";
      case Outcome.Updated _ -> "updated";
      case Outcome.UpToDate _ -> "upToDate";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Failed _ -> "failed";
    };
  }

  private static Optional<Digest> digest(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied copied -> Optional.of(copied.digest());
      case Outcome.Updated updated -> Optional.of(updated.digest());
      case Outcome.UpToDate(var digest) -> Optional.of(digest);
      case Outcome.Skipped _, Outcome.Failed _ -> Optional.empty();
    };
  }

  private static long bytes(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied copied -> copied.bytes();
      case Outcome.Updated updated -> updated.bytes();
      case Outcome.UpToDate _, Outcome.Skipped _, Outcome.Failed _ -> 0;
    };
  }

  /// A dry run's skipping is no error: its message says what would be done.
  private static Optional<String> error(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var failure) -> Optional.of(failure.message());
      case Outcome.Skipped(var why, var message) ->
          why == Outcome.Why.DRY_RUN ? Optional.empty() : Optional.of(message);
      case Outcome.Copied _, Outcome.Updated _, Outcome.UpToDate _ -> Optional.empty();
    };
  }
}
