package io.github.imagesync.document;

import io.github.imagesync.document.Node.Entry;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// YAML by SnakeYAML's events: no types are made, keys stay text, aliases are refused.
final class YamlText {

  private final String file;
  private final Parser parser;
  private final Building building;

  private YamlText(String file, Parser parser, Building building) {
    this.file = file;
    this.parser = parser;
    this.building = building;
  }

  /// The root of the only document; empty where there is none.
  static Optional<Node> read(String file, String text, Building building) throws BrokenText {
    requirePrintable(file, text);
    var options = new LoaderOptions();
    options.setCodePointLimit(Document.LARGEST_BYTES);
    try {
      var parser = new ParserImpl(new StreamReader(text), options);
      return new YamlText(file, parser, building).root();
    } catch (MarkedYAMLException e) {
      throw new BrokenText(DocumentProblem.SYNTAX, words(e), place(file, e.getProblemMark()));
    } catch (YAMLException e) {
      throw new BrokenText(DocumentProblem.SYNTAX, "not YAML", new Place(file, 1, 1));
    }
  }

  /// YAML 1.2, section 5.1; SnakeYAML says it too, without the place.
  private static void requirePrintable(String file, String text) throws BrokenText {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        throw new BrokenText(
            DocumentProblem.SYNTAX,
            "not YAML: the character U+%04X may not stand in a text file"
                .formatted(text.codePointAt(i)),
            Utf8.end(file, text.substring(0, i)));
      }
    }
  }

  private Optional<Node> root() throws BrokenText {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.getEvent();
    var root = value(parser.getEvent());
    if (!(parser.getEvent() instanceof DocumentEndEvent)) {
      throw new IllegalStateException("a YAML document has one root");
    }
    var next = parser.getEvent();
    if (!(next instanceof StreamEndEvent)) {
      throw new BrokenText(
          DocumentProblem.TRAILING_CONTENT,
          "a second YAML document starts here; keep one a file, without ---",
          place(next));
    }
    boolean empty = root instanceof Node.Null;
    return empty ? Optional.empty() : Optional.of(root);
  }

  private Node value(Event event) throws BrokenText {
    var place = place(event);
    building.count(place);
    refuseReuse(event, place);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, place);
      case MappingStartEvent _ -> mapping(place);
      case SequenceStartEvent _ -> sequence(place);
      default -> new Node.Null(place);
    };
  }

  /// Anchors and aliases would let a small file mean a huge one, and hide where a value stands.
  private void refuseReuse(Event event, Place place) {
    if (event instanceof AliasEvent) {
      building.report(
          DocumentProblem.ALIAS, "a YAML alias (*) is not read; write the value out", place);
    } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
      building.report(DocumentProblem.ALIAS, "a YAML anchor (&) is not read; leave it out", place);
    }
  }

  private Node scalar(ScalarEvent scalar, Place place) {
    var type = scalar.getTag();
    boolean plain = scalar.isPlain() && scalar.getImplicit().canOmitTagInPlainScalar();
    if (type != null && !type.equals("!") && !type.equals("tag:yaml.org,2002:str")) {
      building.report(
          DocumentProblem.YAML_TYPE, "a YAML type (!) is not read; leave it out", place);
    }
    return plain && type == null
        ? YamlScalar.of(place, scalar.getValue())
        : new Node.Text(place, scalar.getValue());
  }

  private Node mapping(Place place) throws BrokenText {
    building.enter(place);
    var entries = new ArrayList<Entry>();
    for (var event = parser.getEvent();
        !(event instanceof MappingEndEvent);
        event = parser.getEvent()) {
      var key = key(event);
      var keyPlace = place(event);
      var value = value(parser.getEvent());
      if (key != null) {
        entries.add(new Entry(key, keyPlace, value));
      }
    }
    building.leave();
    return building.mapping(place, entries);
  }

  private @Nullable String key(Event event) throws BrokenText {
    if (event instanceof ScalarEvent scalar) {
      building.count(place(event));
      refuseReuse(event, place(event));
      return scalar.getValue();
    }
    var node = value(event);
    if (!(event instanceof AliasEvent)) {
      building.report(
          DocumentProblem.KEY_TYPE, "a key must be a text, not " + node.kind(), node.place());
    }
    return null;
  }

  private Node sequence(Place place) throws BrokenText {
    building.enter(place);
    var items = new ArrayList<Node>();
    for (var event = parser.getEvent();
        !(event instanceof SequenceEndEvent);
        event = parser.getEvent()) {
      items.add(value(event));
    }
    building.leave();
    return new Node.Sequence(place, items);
  }

  private Place place(Event event) {
    return place(file, event.getStartMark());
  }

  private static Place place(String file, @Nullable Mark mark) {
    return mark == null
        ? new Place(file, 1, 1)
        : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String words(MarkedYAMLException e) {
    var problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("TAB")) {
      return "not YAML: a tab; indent with spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "not YAML: a second ': ' in this line, or the line is indented differently from the one"
          + " above; put quotes around a text with ': ' in it";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "not YAML: the line before has no ': ' between key and value";
    }
    return "not YAML: check quotes, brackets and indentation here";
  }
}
