package io.github.imagesync.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A check run as GitHub keeps it: an update replaces the whole output, annotations add up.
public final class StoredCheck {

  private static final int LARGEST_FIELD = 65_535;

  public final long id;
  public final List<JsonNode> annotations = new ArrayList<>();
  public String name = "";
  public String commit = "";
  public String externalId = "";
  public String status = "queued";
  public String conclusion = "";
  public String title = "";
  public String summary = "";
  public String text = "";

  StoredCheck(long id) {
    this.id = id;
  }

  /// Takes over what a request says, or says why GitHub answers 422.
  Optional<String> change(JsonNode body) {
    var refused = refusal(body);
    if (refused.isPresent()) {
      return refused;
    }
    name = body.path("name").asText(name);
    commit = body.path("head_sha").asText(commit);
    externalId = body.path("external_id").asText(externalId);
    status = body.path("status").asText(status);
    conclusion = body.path("conclusion").asText(conclusion);
    if (body.has("output")) {
      var output = body.path("output");
      title = output.path("title").asText();
      summary = output.path("summary").asText();
      text = cut(output.path("text").asText());
      output.path("annotations").forEach(annotations::add);
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(JsonNode body) {
    var output = body.path("output");
    if (size(output.path("summary")) > LARGEST_FIELD) {
      return Optional.of("summary exceeds a maximum bytesize of 65535");
    }
    if (output.path("annotations").size() > 50) {
      return Optional.of("annotations: more than 50");
    }
    for (var annotation : output.path("annotations")) {
      boolean columns = annotation.has("start_column") || annotation.has("end_column");
      if (columns && annotation.path("start_line").asInt() != annotation.path("end_line").asInt()) {
        return Optional.of("annotations: columns of several lines");
      }
      if (size(annotation.path("message")) > 64 * 1024 || size(annotation.path("title")) > 255) {
        return Optional.of("annotations: too long");
      }
    }
    boolean completed = body.path("status").asText().equals("completed");
    return completed && !body.has("conclusion")
        ? Optional.of("conclusion is missing")
        : Optional.empty();
  }

  /// What GitHub would lose without a word.
  static Optional<String> loss(JsonNode body) {
    return size(body.path("output").path("text")) > LARGEST_FIELD
        ? Optional.of("text has more than 65535 bytes and is cut")
        : Optional.empty();
  }

  private static int size(JsonNode text) {
    return text.asText().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, Math.min(bytes.length, LARGEST_FIELD), StandardCharsets.UTF_8);
  }

  /// GitHub's answer.
  ObjectNode json(String api) {
    var url = api + "/repos/octo/config/check-runs/" + id;
    var node =
        new ObjectMapper()
            .createObjectNode()
            .put("id", id)
            .put("node_id", "MDg6Q2hlY2tSdW40")
            .put("head_sha", commit)
            .put("external_id", externalId)
            .put("url", url)
            .put("html_url", "https://github.com/octo/config/runs/" + id)
            .put("details_url", "https://github.com/octo/config/actions/runs/1/job/2")
            .put("status", status)
            .put("started_at", "2026-11-24T10:00:00Z")
            .put("name", name);
    if (conclusion.isEmpty()) {
      node.putNull("conclusion").putNull("completed_at");
    } else {
      node.put("conclusion", conclusion).put("completed_at", "2026-11-24T10:10:00Z");
    }
    node.putObject("output")
        .put("title", title)
        .put("summary", summary)
        .put("text", text)
        .put("annotations_count", annotations.size())
        .put("annotations_url", url + "/annotations");
    node.putObject("check_suite").put("id", 5);
    node.putNull("app");
    node.putArray("pull_requests");
    return node;
  }
}
