package io.github.imagesync.report;

import java.util.List;
import java.util.stream.Collectors;

/// A part of a Markdown page: rows below a head, such as those of a table, of which the last ones
/// go first where room is short. Heads and rows are safe Markdown, a line or block each; nothing is
/// shown of a section without rows.
public record Section(
    Weight weight, String heading, Layout layout, List<String> head, List<String> rows) {

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
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /// Paragraphs without a heading.
  static Section paragraphs(Weight weight, List<String> paragraphs) {
    var rows = paragraphs.stream().map(paragraph -> paragraph + "\n").toList();
    return new Section(weight, "", Layout.OPEN, List.of(), rows);
  }

  static Section list(Weight weight, String heading, Layout layout, List<String> items) {
    var rows = items.stream().map(item -> "- " + item).toList();
    return new Section(weight, heading, layout, List.of(), rows);
  }

  /// A table; each row is made of its cells by [#cells].
  static Section table(
      Weight weight, String heading, Layout layout, List<String> columns, List<String> rows) {
    var rule = columns.stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |"));
    var names = columns.stream().collect(Collectors.joining(" | ", "| ", " |"));
    return new Section(weight, heading, layout, List.of(names, rule), rows);
  }

  /// A row of a table.
  static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /// The Markdown with the first `shown` rows; what is left out is said, and `whole` names the
  /// place where it is.
  String markdown(int shown, String whole) {
    if (rows.isEmpty()) {
      return "";
    }
    int left = rows.size() - shown;
    if (shown == 0) {
      var what = heading.isEmpty() ? "" : heading + ": ";
      return "*%s%s left out for want of room; all in %s.*\n\n"
          .formatted(what, Units.number(left), whole);
    }
    var text = new StringBuilder(opening());
    head.forEach(line -> text.append(line).append('\n'));
    rows.subList(0, shown).forEach(row -> text.append(row).append('\n'));
    if (left > 0) {
      text.append("\n*… and %s more; all in %s.*\n".formatted(Units.number(left), whole));
    }
    return text.append(layout == Layout.FOLDED ? "\n</details>\n" : "").append('\n').toString();
  }

  private String opening() {
    return switch (layout) {
      case OPEN -> heading.isEmpty() ? "" : "#### " + heading + "\n\n";
      case FOLDED ->
          "<details><summary>%s (%s)</summary>\n\n".formatted(heading, Units.number(rows.size()));
    };
  }
}
