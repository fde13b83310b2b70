package io.github.imagesync.registry.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Splits a `WWW-Authenticate` header into its challenges: a name, then `key=value` or
/// `key="quoted"` with commas between, then perhaps the next name (RFC 9110, section 11.6.1).
final class ChallengeText {

  /// One challenge as it is written.
  record Scheme(String name, Map<String, String> parameters) {}

  private final String text;
  private int at;

  ChallengeText(String text) {
    this.text = text;
  }

  List<Scheme> schemes() {
    var schemes = new ArrayList<Scheme>();
    var parameters = new LinkedHashMap<String, String>();
    skip(" \t,");
    while (at < text.length()) {
      var word = word();
      int afterWord = at;
      skip(" \t");
      if (!word.isEmpty() && peek() == '=' && afterWord >= at - 1) {
        at++;
        skip(" \t");
        parameters.put(word, peek() == '"' ? quoted() : word());
      } else if (word.isEmpty()) {
        at++;
      } else {
        parameters = new LinkedHashMap<>();
        schemes.add(new Scheme(word, parameters));
      }
      skip(" \t,");
    }
    return schemes;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skip(String characters) {
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }
}
