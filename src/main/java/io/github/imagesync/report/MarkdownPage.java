package io.github.imagesync.report;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A page of sections, whole or within a number of bytes.
public record MarkdownPage(List<Section> sections) {

  /// Bytes kept for the word on rows that are not shown.
  private static final int NOTE = 80;

  public MarkdownPage {
    sections = List.copyOf(sections);
  }

  /// All of it.
  public String text() {
    return sections.stream()
        .map(section -> section.markdown(section.rows().size()))
        .collect(Collectors.joining());
  }

  /// As much of it as goes into so many bytes of UTF-8: the most important sections first, each
  /// with as many of its rows as there is room for. The order on the page stays.
  public String within(int most) {
    if (size(text()) <= most) {
      return text();
    }
    var shown = new HashMap<Section, Integer>();
    int left = most;
    for (var section : sections.stream().sorted(Comparator.comparing(Section::weight)).toList()) {
      int frame = size(section.markdown(0)) + NOTE;
      if (section.rows().isEmpty() || frame > left) {
        continue;
      }
      left -= frame;
      int rows = 0;
      for (var row : section.rows()) {
        if (size(row) + 1 > left) {
          break;
        }
        left -= size(row) + 1;
        rows++;
      }
      shown.put(section, rows);
    }
    return text(shown);
  }

  private String text(Map<Section, Integer> shown) {
    return sections.stream()
        .filter(shown::containsKey)
        .map(section -> section.markdown(shown.getOrDefault(section, 0)))
        .collect(Collectors.joining());
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
