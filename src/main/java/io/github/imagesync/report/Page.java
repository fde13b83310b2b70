package io.github.imagesync.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sections in the order in which they are read, put into as many bytes as there are: the most
/// important ones get theirs first, and what is left out is said.
record Page(List<Section> sections) {

  /// For what each section says of what it leaves out, besides its heading.
  private static final int NOTE_BYTES = 200;

  Page {
    sections = sections.stream().filter(section -> !section.rows().isEmpty()).toList();
  }

  Page and(Page further) {
    var all = new ArrayList<>(sections);
    all.addAll(further.sections);
    return new Page(all);
  }

  /// Markdown of at most so many bytes; `whole` names the place where all of it is.
  String markdown(int most, String whole) {
    var shown = shown(most);
    return sections.stream()
        .map(section -> section.markdown(shown.getOrDefault(section, 0), whole))
        .collect(Collectors.joining("\n"));
  }

  /// How many rows of each section there is room for.
  private Map<Section, Integer> shown(int most) {
    int left = most;
    for (var section : sections) {
      left -= NOTE_BYTES + ByteLimit.sizeOf(section.heading());
    }
    var shown = new HashMap<Section, Integer>();
    for (var section : byWeight()) {
      left -= frame(section);
      int rows = 0;
      for (var row : section.rows()) {
        int size = ByteLimit.sizeOf(row) + 2;
        if (size > left) {
          break;
        }
        left -= size;
        rows++;
      }
      left += rows == 0 ? frame(section) : 0;
      shown.put(section, rows);
    }
    return shown;
  }

  private List<Section> byWeight() {
    return sections.stream().sorted(Comparator.comparing(Section::weight)).toList();
  }

  /// The bytes of a section without its rows.
  private static int frame(Section section) {
    var first = section.rows().getFirst();
    return ByteLimit.sizeOf(section.markdown(1, "")) - ByteLimit.sizeOf(first) + 1;
  }
}
