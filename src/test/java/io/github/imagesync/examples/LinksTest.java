package io.github.imagesync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Links between the pages of this repository lead somewhere.
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_link_of_a_page_leads_to_a_file_and_a_heading(Page page) {
    assertThat(LINK.matcher(page.prose()).results().map(link -> link.group(1)))
        .filteredOn(link -> !ELSEWHERE.matcher(link).matches())
        .allSatisfy(link -> assertThat(leads(page, link)).as(link).isTrue());
  }

  private static boolean leads(Page page, String link) {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? page.file() : sibling(page.file(), parts[0]);
    return Files.exists(target)
        && (parts.length == 1 || Page.read(target).anchors().anyMatch(parts[1]::equals));
  }

  private static Path sibling(Path file, String link) {
    var folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
    return folder.resolve(link).normalize();
  }
}
