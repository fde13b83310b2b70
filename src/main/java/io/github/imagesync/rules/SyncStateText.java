package io.github.imagesync.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagesync.rules.SyncState.Pending;
import io.github.imagesync.rules.SyncState.Running;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The sync state as `state.json`. What can't be read is damaged, with the reason; the answer to
/// that is to sync everything.
public final class SyncStateText {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SyncStateText() {}

  /// A state that was read, or why it can't be.
  public sealed interface Read {
    record Sound(SyncState state) implements Read {}

    record Damaged(String why) implements Read {}
  }

  public static String write(SyncState state) {
    var root = JSON.createObjectNode().put("version", SyncState.VERSION);
    state.synced().ifPresent(commit -> root.put("synced", commit));
    root.set("settings", settings(state.settings()));
    var pending = root.putArray("pending");
    for (var each : state.pending()) {
      pending
          .addObject()
          .put("source", each.pair().source())
          .put("destination", each.pair().destination())
          .put("since", each.since().toString())
          .put("error", each.error());
    }
    state.lastFull().ifPresent(at -> root.put("lastFull", at.toString()));
    state.run().ifPresent(page -> root.put("run", page));
    state
        .running()
        .ifPresent(running -> {
          var node = root.putObject("running");
          running.check().ifPresent(check -> node.put("check", check));
          running.run().ifPresent(page -> node.put("run", page));
        });
    return text(root);
  }

  public static Read read(String text) {
    try {
      return new Read.Sound(state(JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      return new Read.Damaged("state.json is not JSON");
    } catch (DateTimeException e) {
      return new Read.Damaged("state.json holds a time that is none");
    } catch (Damage e) {
      return new Read.Damaged("state.json: " + e.getMessage());
    }
  }

  private static final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    Damage(String message) {
      super(message);
    }
  }

  private static SyncState state(JsonNode root) throws Damage {
    if (!root.isObject() || !root.path("version").isInt()) {
      throw new Damage("no version");
    }
    if (root.path("version").intValue() != SyncState.VERSION) {
      throw new Damage(
          "version %d, and only %d is known"
              .formatted(root.path("version").intValue(), SyncState.VERSION));
    }
    return new SyncState(
        optional(root, "synced"),
        settings(root.path("settings")),
        pending(root.path("pending")),
        optional(root, "lastFull").map(Instant::parse),
        optional(root, "run"),
        running(root.path("running")));
  }

  private static List<Pending> pending(JsonNode array) throws Damage {
    if (!array.isMissingNode() && !array.isArray()) {
      throw new Damage("'pending' is no list");
    }
    var pending = new ArrayList<Pending>();
    for (var node : array) {
      pending.add(
          new Pending(
              new Pair(required(node, "source"), required(node, "destination")),
              Instant.parse(required(node, "since")),
              optional(node, "error").orElse("")));
    }
    return pending;
  }

  private static Optional<Running> running(JsonNode node) throws Damage {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    var check = node.path("check");
    return Optional.of(
        new Running(
            check.canConvertToLong() ? Optional.of(check.longValue()) : Optional.empty(),
            optional(node, "run")));
  }

  private static ObjectNode settings(Settings settings) {
    var node = JSON.createObjectNode();
    settings.registry().ifPresent(registry -> node.put("registry", registry));
    settings.namespace().ifPresent(namespace -> node.put("namespace", namespace));
    var variables = node.putObject("variables");
    settings.variables().forEach((name, value) -> variables.put(name, value.orElse(null)));
    return node;
  }

  private static Settings settings(JsonNode node) throws Damage {
    var variables = new TreeMap<String, Optional<String>>();
    for (var variable : node.path("variables").properties()) {
      variables.put(variable.getKey(), optional(node.path("variables"), variable.getKey()));
    }
    return new Settings(optional(node, "registry"), optional(node, "namespace"), variables);
  }

  private static String required(JsonNode node, String field) throws Damage {
    var value = optional(node, field);
    if (value.isEmpty()) {
      throw new Damage("'%s' is missing".formatted(field));
    }
    return value.get();
  }

  private static Optional<String> optional(JsonNode node, String field) throws Damage {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new Damage("'%s' is no text".formatted(field));
    }
    return Optional.of(value.textValue());
  }

  static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }
}
