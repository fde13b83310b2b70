package io.github.imagesync.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The body of a refusal (distribution-spec, "Error Codes"): its codes, and its words made fit for
/// one line. Any other body gives neither.
record ErrorBody(List<String> codes, String words) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 200;
  private static final int MOST_CODES = 5;

  static ErrorBody of(byte[] body) {
    try {
      var root = JSON.readTree(body);
      return root == null ? new ErrorBody(List.of(), "") : read(root);
    } catch (IOException _) {
      return new ErrorBody(List.of(), "");
    }
  }

  private static ErrorBody read(JsonNode root) {
    var codes = new ArrayList<String>();
    var words = "";
    for (var error : root.path("errors")) {
      var code = line(error.path("code").asText(""));
      if (!code.isEmpty() && codes.size() < MOST_CODES) {
        codes.add(code);
      }
      words = words.isEmpty() ? line(error.path("message").asText("")) : words;
    }
    if (words.isEmpty()) {
      words = line(root.path("message").asText(root.path("details").asText("")));
    }
    return new ErrorBody(List.copyOf(codes), words);
  }

  /// Text of a stranger: one line, no control characters, no URL's query, not long.
  private static String line(String text) {
    var printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    var unsigned = printable.replaceAll("(https?://[^\\s?]+)\\?\\S*", "$1");
    return unsigned.length() <= LONGEST ? unsigned : unsigned.substring(0, LONGEST) + "…";
  }
}
