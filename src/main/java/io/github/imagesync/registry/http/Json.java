package io.github.imagesync.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// Answers that are to be JSON objects.
final class Json {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  /// The object that was answered. Throws, without quoting the text, for anything else.
  static JsonNode object(Answer answer) {
    try {
      var root = JSON.readTree(answer.bytes());
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException _) {
      // Said below: the text may hold a token.
    }
    throw Failures.unexpected(answer, "answered with something else than a JSON object");
  }
}
