package io.github.imagesync.report;

import java.util.List;

/// A part of a page in Markdown: rows below a head, such as those of a table, of which the last may
/// be left out where there is no room. Rows and heads are safe Markdown, one line each.
record Section(String heading, Weight weight, Shape shape, List<String> head, List<String> rows) {

  /// What goes first where room is short; the order is that of importance.
  enum Weight {
    VITAL,
    HIGH,
    MIDDLE,
    LOW
  }

  /// How a section looks.
  enum Shape {
    /// Its rows alone.
    PLAIN,
    /// Rows below a heading.
    HEADED,
    /// Closed until someone opens it.
    FOLDED
  }

  Section {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /// Paragraphs without a heading.
  static Section lines(Weight weight, List<String> rows) {
    return new Section("", weight, Shape.PLAIN, List.of(), rows);
  }

  static Section list(String heading, Weight weight, Shape shape, List<String> items) {
    var rows = items.stream().map(item -> "- " + item).toList();
    return new Section(heading, weight, shape, List.of(), rows);
  }

  /// A table; each row holds its cells, joined by [#cells].
  static Section table(
      String heading, Weight weight, Shape shape, List<String> columns, List<String> rows) {
    var rule = "|" + " --- |".repeat(columns.size());
    return new Section(
        heading, weight, shape, List.of(cells(columns.toArray(String[]::new)), rule), rows);
  }

  static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /// The section with its first `shown` rows; what is left out is said, and `whole` where it is.
  String markdown(int shown, String whole) {
    int left = rows.size() - shown;
    if (shown == 0) {
      return "*"
          + (heading.isEmpty() ? "" : heading + ": ")
          + Amounts.number(left)
          + " left out for want of room; all in "
          + whole
          + ".*\n";
    }
    var separator = shape == Shape.PLAIN ? "\n\n" : "\n";
    var text = new StringBuilder(opening());
    head.forEach(line -> text.append(line).append('\n'));
    text.append(String.join(separator, rows.subList(0, shown))).append('\n');
    if (left > 0) {
      text.append("\n*… and %s more; all in %s.*\n".formatted(Amounts.number(left), whole));
    }
    return text.append(closing()).toString();
  }

  private String opening() {
    return switch (shape) {
      case PLAIN -> "";
      case HEADED -> "#### " + heading + "\n\n";
      case FOLDED ->
          "<details><summary>%s (%s)</summary>\n\n".formatted(heading, Amounts.number(rows.size()));
    };
  }

  private String closing() {
    return shape == Shape.FOLDED ? "\n</details>\n" : "";
  }
}
