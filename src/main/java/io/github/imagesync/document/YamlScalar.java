package io.github.imagesync.document;

import java.util.regex.Pattern;

/// A plain scalar by YAML 1.2's core schema (section 10.3.2): `yes` and `on` are texts.
final class YamlScalar {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
              + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private YamlScalar() {}

  static Node of(Place place, String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Node.Null(place);
      case "true", "True", "TRUE" -> new Node.Truth(place, true);
      case "false", "False", "FALSE" -> new Node.Truth(place, false);
      default -> isNumber(text) ? new Node.Numeral(place, text) : new Node.Text(place, text);
    };
  }

  private static boolean isNumber(String text) {
    char first = text.charAt(0);
    boolean mayBe = first <= '9' && (first >= '0' || first == '.' || first == '-' || first == '+');
    return mayBe && text.length() < 100 && NUMBER.matcher(text).matches();
  }
}
