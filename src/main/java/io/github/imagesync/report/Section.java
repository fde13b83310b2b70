package io.github.imagesync.report;

import java.util.ArrayList;
import java.util.List;

/// A part of a Markdown page: a heading with its rows, each a whole line or block. Where room is
/// short, the rows of the least important section go first, from the end.
public record Section(Weight weight, String heading, Layout layout, List<String> rows) {

  /// How much a reader would miss the section, most first.
  public enum Weight {
    VITAL,
    IMPORTANT,
    USEFUL,
    COMPLETE
  }

  /// How the rows stand.
  public enum Layout {
    /// Always in sight.
    OPEN,
    /// Behind a heading to click on.
    FOLDED
  }

  public Section {
    rows = List.copyOf(rows);
  }

  /// The Markdown with the first `shown` rows, and a word on the others. Nothing for no rows.
  String markdown(int shown) {
    if (rows.isEmpty()) {
      return "";
    }
    var lines = new ArrayList<String>();
    switch (layout) {
      case OPEN -> {
        if (!heading.isEmpty()) {
          lines.add("### " + heading + "\n");
        }
      }
      case FOLDED -> lines.add("<details><summary>" + heading + "</summary>\n");
    }
    lines.addAll(rows.subList(0, shown));
    if (shown < rows.size()) {
      lines.add("\n… and %d more, not shown for want of room".formatted(rows.size() - shown));
    }
    if (layout == Layout.FOLDED) {
      lines.add("\n</details>");
    }
    return String.join("\n", lines) + "\n\n";
  }
}
