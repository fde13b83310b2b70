package io.github.imagesync.document;

import java.util.List;
import java.util.Optional;

/// A value in a JSON or YAML text, with the place where it starts.
public sealed interface Node {

  Place place();

  /// What kind of value this is, as people call it.
  default String kind() {
    return switch (this) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Text _ -> "a text";
      case Numeral _ -> "a number";
      case Truth _ -> "true or false";
      case Null _ -> "null";
    };
  }

  /// Keys and values in the order of the text; a key that stands twice is here twice.
  record Mapping(Place place, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The first entry with this key.
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
  }

  /// One key of a mapping, always text: the YAML key `1.10` is not the number 1.1.
  record Entry(String key, Place place, Node value) {}

  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Text(Place place, String value) implements Node {}

  /// A number as it is written: `1.10` keeps its zero.
  record Numeral(Place place, String digits) implements Node {}

  record Truth(Place place, boolean value) implements Node {}

  record Null(Place place) implements Node {}
}
