package io.github.imagesync.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.github.Event.Inputs;
import io.github.imagesync.github.Event.PullRequest.Origin;
import io.github.imagesync.github.Event.Push.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the event from GITHUB_EVENT_NAME and the file at GITHUB_EVENT_PATH, field by field: the
/// payload holds far more than is needed, and differs between GitHub's versions.
public final class EventReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_COMMIT = "0".repeat(40);

  private final String name;
  private final JsonNode payload;

  private EventReader(String name, JsonNode payload) {
    this.name = name;
    this.payload = payload;
  }

  /// The event of this environment. Throws [UnusableEnvironment].
  public static Event read(GitHubEnvironment environment) {
    try {
      var payload = JSON.readTree(Files.readAllBytes(environment.eventPath()));
      return new EventReader(environment.eventName(), payload).event();
    } catch (IOException e) {
      throw new UnusableEnvironment(
          "the event's file at GITHUB_EVENT_PATH can't be read: " + environment.eventPath(), e);
    }
  }

  private Event event() {
    return switch (name) {
      case "push" -> push();
      case "pull_request" -> pullRequest();
      case "merge_group" -> mergeGroup();
      case "schedule" -> new Event.Schedule(payload.path("schedule").asText());
      case "workflow_dispatch" -> new Event.Dispatch(inputs(), optional("/sender/login"));
      default -> new Event.Other(name);
    };
  }

  private Event push() {
    Kind kind =
        payload.path("deleted").asBoolean()
            ? Kind.DELETED
            : payload.path("forced").asBoolean() ? Kind.FORCED : Kind.ADVANCED;
    return new Event.Push(
        required("/ref"),
        optional("/before").filter(commit -> !commit.equals(NO_COMMIT)),
        required("/after"),
        commits(),
        kind);
  }

  private List<String> commits() {
    var ids = new ArrayList<String>();
    for (var commit : payload.path("commits")) {
      if (commit.path("id").isTextual()) {
        ids.add(commit.path("id").asText());
      }
    }
    return ids;
  }

  private Event pullRequest() {
    var head = optional("/pull_request/head/repo/full_name");
    var base = required("/pull_request/base/repo/full_name");
    boolean same = head.filter(base::equalsIgnoreCase).isPresent(); // null where a fork is gone
    return new Event.PullRequest(
        payload.at("/pull_request/number").asInt(),
        required("/pull_request/head/sha"),
        required("/pull_request/base/ref"),
        same ? Origin.SAME_REPOSITORY : Origin.FORK);
  }

  private Event mergeGroup() {
    var ref = required("/merge_group/base_ref");
    return new Event.MergeGroup(
        required("/merge_group/head_sha"),
        required("/merge_group/base_sha"),
        ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref);
  }

  /// Actions gives booleans as texts here; an input that was left empty is not given.
  private Inputs inputs() {
    return new Inputs(
        optional("/inputs/rules"),
        isTrue("/inputs/dry-run") ? Inputs.Run.DRY : Inputs.Run.SYNC,
        isTrue("/inputs/lift-limits") ? Inputs.LimitsFor.LIFTED : Inputs.LimitsFor.KEPT);
  }

  private boolean isTrue(String pointer) {
    return payload.at(pointer).asText().equalsIgnoreCase("true");
  }

  private Optional<String> optional(String pointer) {
    var node = payload.at(pointer);
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText().strip())
        : Optional.empty();
  }

  private String required(String pointer) {
    return optional(pointer)
        .orElseThrow(() ->
            new UnusableEnvironment(
                "the file at GITHUB_EVENT_PATH is no %s event: %s is missing"
                    .formatted(name, pointer)));
  }
}
