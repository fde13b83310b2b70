package io.github.imagesync.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A page of sections, whole or within a number of bytes: the most important ones get their room
/// first, each with as many of its rows as there is room for, and what is left out is said. The
/// order on the page stays.
public record MarkdownPage(List<Section> sections) {

  /// Bytes kept for what a section says of rows that are left out, besides its heading.
  private static final int NOTE = 160;

  public MarkdownPage {
    sections = List.copyOf(sections);
  }

  /// The same with further sections below.
  MarkdownPage and(MarkdownPage further) {
    var all = new ArrayList<>(sections);
    all.addAll(further.sections);
    return new MarkdownPage(all);
  }

  /// All of it.
  public String text() {
    return sections.stream()
        .map(section -> section.markdown(section.rows().size(), ""))
        .collect(Collectors.joining());
  }

  /// As much of it as goes into so many bytes of UTF-8; `whole` names the place where all of it is.
  public String within(int most, String whole) {
    var text = text();
    if (ByteLimit.sizeOf(text) <= most) {
      return text;
    }
    var shown = shown(most);
    return sections.stream()
        .map(section -> section.markdown(shown.getOrDefault(section, 0), whole))
        .collect(Collectors.joining());
  }

  /// How many rows of each section there is room for.
  private Map<Section, Integer> shown(int most) {
    int left = most - sections.stream().mapToInt(MarkdownPage::note).sum();
    var shown = new HashMap<Section, Integer>();
    for (var section : sections.stream().sorted(Comparator.comparing(Section::weight)).toList()) {
      if (section.rows().isEmpty()) {
        continue;
      }
      int frame = frame(section);
      int room = left - frame;
      int rows = 0;
      while (rows < section.rows().size() && size(section.rows().get(rows)) <= room) {
        room -= size(section.rows().get(rows));
        rows++;
      }
      left = rows == 0 ? left : room;
      shown.put(section, rows);
    }
    return shown;
  }

  private static int note(Section section) {
    return section.rows().isEmpty() ? 0 : NOTE + ByteLimit.sizeOf(section.heading());
  }

  /// The bytes of a section besides its rows.
  private static int frame(Section section) {
    int first = size(section.rows().getFirst());
    return ByteLimit.sizeOf(section.markdown(1, "")) - first;
  }

  private static int size(String row) {
    return ByteLimit.sizeOf(row) + 1;
  }
}
