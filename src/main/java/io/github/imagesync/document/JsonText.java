package io.github.imagesync.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.imagesync.document.Node.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;

/// JSON (RFC 8259) with comments and trailing commas, by Jackson's tokens.
final class JsonText {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Document.DEEPEST * 2)
                  .maxNumberLength(Document.LARGEST_BYTES)
                  .maxNameLength(Document.LARGEST_BYTES)
                  .maxStringLength(Document.LARGEST_BYTES)
                  .build())
          .build();

  private final String file;
  private final JsonParser parser;
  private final Building building;
  private final Columns columns;

  private JsonText(String file, JsonParser parser, Building building, Columns columns) {
    this.file = file;
    this.parser = parser;
    this.building = building;
    this.columns = columns;
  }

  /// The root value; empty where there is nothing but white space and comments.
  static Optional<Node> read(String file, String text, Building building) throws BrokenText {
    var columns = new Columns(text);
    try (var parser = JSON.createParser(text)) {
      return new JsonText(file, parser, building, columns).root();
    } catch (JsonProcessingException e) {
      throw syntax(e, place(file, e, columns), "");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can't fail to be read", e);
    }
  }

  private Optional<Node> root() throws IOException, BrokenText {
    if (parser.nextToken() == null) {
      return Optional.empty();
    }
    var root = value();
    requireEnd(root);
    return Optional.of(root);
  }

  private void requireEnd(Node root) throws IOException, BrokenText {
    try {
      if (parser.nextToken() == null) {
        return;
      }
    } catch (JsonProcessingException e) {
      if (root instanceof Node.Text) {
        throw syntax(
            e,
            place(file, e, columns),
            "; the braces around the whole are missing: write { before and } after");
      }
      throw trailing(place(file, e, columns));
    }
    throw trailing(place());
  }

  private static BrokenText trailing(Place place) {
    return new BrokenText(
        DocumentProblem.TRAILING_CONTENT,
        "something follows after the end of the JSON value; remove it, or check the braces before",
        place);
  }

  private Node value() throws IOException, BrokenText {
    var place = place();
    building.count(place);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> array(place);
      case VALUE_STRING -> new Node.Text(place, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(place, parser.getText());
      case VALUE_TRUE -> new Node.Truth(place, true);
      case VALUE_FALSE -> new Node.Truth(place, false);
      case VALUE_NULL -> new Node.Null(place);
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private Node object(Place place) throws IOException, BrokenText {
    building.enter(place);
    var entries = new ArrayList<Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var keyPlace = place();
      parser.nextToken();
      entries.add(new Entry(key, keyPlace, value()));
    }
    building.leave();
    return building.mapping(place, entries);
  }

  private Node array(Place place) throws IOException, BrokenText {
    building.enter(place);
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    building.leave();
    return new Node.Sequence(place, items);
  }

  private Place place() {
    var at = parser.currentTokenLocation();
    return place(file, at, columns);
  }

  private static Place place(String file, JsonProcessingException e, Columns columns) {
    return e.getLocation() == null ? new Place(file, 1, 1) : place(file, e.getLocation(), columns);
  }

  private static Place place(String file, JsonLocation at, Columns columns) {
    return new Place(
        file,
        Math.max(1, at.getLineNr()),
        Math.max(1, columns.of(at.getCharOffset(), at.getColumnNr())));
  }

  /// In words of our own where Jackson's would quote the text.
  private static BrokenText syntax(JsonProcessingException e, Place place, String hint) {
    var said = e.getOriginalMessage();
    String message;
    if (e instanceof JsonEOFException) {
      message = "the file ends too early: a quote, } or ] is missing";
    } else if (said.startsWith("Unexpected character")) {
      message = "not JSON: " + Character.toLowerCase(said.charAt(0)) + said.substring(1);
    } else if (said.startsWith("Unrecognized token")) {
      message = "not JSON: a text needs double quotes around it";
    } else if (said.startsWith("Illegal unquoted character")) {
      message = "not JSON: a line break or tab inside a text; is its closing quote missing?";
    } else {
      message = "not JSON: check quotes, commas and braces here";
    }
    return new BrokenText(DocumentProblem.SYNTAX, message + hint, place);
  }
}
