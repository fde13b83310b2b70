package io.github.imagesync.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation, in Markdown.
public record Page(Path file, List<String> lines) {

  private static final Pattern FENCE = Pattern.compile("(`{3,})\\s*(.*)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

  public Page {
    lines = List.copyOf(lines);
  }

  /// A fenced block; `info` is what stands behind the fence, `line` that of the fence.
  public record Block(Path file, int line, String info, String text) {

    String language() {
      return info.split(" ", 2)[0];
    }

    /// Whether the block says that it is of this kind, behind its language.
    boolean is(String kind) {
      return List.of(info.split(" ", -1)).indexOf(kind) > 0;
    }

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /// All pages of this repository.
  public static List<Page> all() {
    return Stream.concat(below(Path.of(""), 1), Stream.of("docs", "examples").flatMap(Page::below))
        .map(Page::read)
        .toList();
  }

  public static Page read(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> below(String folder) {
    return Files.isDirectory(Path.of(folder))
        ? below(Path.of(folder), Integer.MAX_VALUE)
        : Stream.of();
  }

  private static Stream<Path> below(Path folder, int depth) {
    try (var files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fenced blocks, in order.
  public List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    var text = new StringBuilder();
    Optional<Block> open = Optional.empty();
    for (int number = 1; number <= lines.size(); number++) {
      var line = lines.get(number - 1);
      var fence = FENCE.matcher(line.strip());
      if (open.isPresent() && line.strip().equals("```")) {
        var begun = open.get();
        blocks.add(new Block(file, begun.line(), begun.info(), text.toString()));
        open = Optional.empty();
      } else if (open.isPresent()) {
        text.append(line).append('\n');
      } else if (fence.matches()) {
        open = Optional.of(new Block(file, number, fence.group(2), ""));
        text.setLength(0);
      }
    }
    return blocks;
  }

  /// The text without its fenced blocks.
  public String prose() {
    var prose = new StringBuilder();
    boolean fenced = false;
    for (var line : lines) {
      boolean fence = FENCE.matcher(line.strip()).matches();
      fenced ^= fence;
      if (!fenced && !fence) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }

  /// What stands between backticks in the text.
  public Stream<String> codeSpans() {
    return CODE.matcher(prose()).results().map(span -> span.group().replace("`", ""));
  }

  /// The names by which headings can be linked to.
  Stream<String> anchors() {
    return prose()
        .lines()
        .flatMap(line -> {
          var heading = HEADING.matcher(line);
          return heading.matches() ? Stream.of(anchor(heading.group(1))) : Stream.of();
        });
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
