package io.github.imagesync.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Makes a config repository with a history as people write it: twenty YAML files, rules that are
/// added, dropped, retagged, moved between files and reformatted, files that are renamed, merges of
/// branches. The same seed makes the same repository.
final class GeneratedHistory {

  private static final int FILES = 20;

  /// A rule as it stands in a file; the quoting says nothing about what it means.
  private record Line(String source, String destination, String quote) {
    @Override
    public String toString() {
      return quote + source + quote + ": " + quote + destination + quote;
    }
  }

  private final SampleRepository sample;
  private final Random random;
  private final TreeMap<String, List<Line>> files = new TreeMap<>();
  private int rules;

  private GeneratedHistory(SampleRepository sample, long seed) {
    this.sample = sample;
    this.random = new Random(seed);
  }

  /// Writes the first commit and so many steps on `main`, and pushes them.
  static void write(SampleRepository sample, long seed, int steps) {
    var history = new GeneratedHistory(sample, seed);
    for (int i = 0; i < FILES; i++) {
      var lines = IntStream.range(0, 8).mapToObj(_ -> history.newRule()).toList();
      history.files.put("rules/group-%02d.yaml".formatted(i), new ArrayList<>(lines));
    }
    history.commit("The first rules");
    for (int step = 1; step <= steps; step++) {
      if (step % 5 == 0) {
        history.merge(step);
      } else {
        history.change(0, FILES);
        history.commit("Change " + step);
      }
    }
    sample.git("push", "-q", "origin", "main");
  }

  /// Two commits on a branch in the first half of the files, one on main in the second, a merge.
  private void merge(int step) {
    sample.git("checkout", "-q", "-b", "feature-" + step);
    change(0, FILES / 2);
    commit("Part one of " + step);
    change(0, FILES / 2);
    commit("Part two of " + step);
    sample.git("checkout", "-q", "main");
    files.clear();
    readBack();
    change(FILES / 2, FILES);
    commit("Meanwhile " + step);
    sample.git("merge", "-q", "--no-ff", "-m", "Merge " + step, "feature-" + step);
    files.clear();
    readBack();
  }

  private void change(int from, int to) {
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      var names = List.copyOf(files.keySet()).subList(from, to);
      var name = names.get(random.nextInt(names.size()));
      var other = names.get(random.nextInt(names.size()));
      var lines = lines(name);
      switch (random.nextInt(6)) {
        case 0 -> lines.add(random.nextInt(lines.size() + 1), newRule());
        case 1 -> take(lines);
        case 2 -> lines(other).add(take(lines));
        case 3 -> lines.add(retagged(take(lines)));
        case 4 -> lines.replaceAll(line -> new Line(line.source(), line.destination(), quote()));
        default -> rename(name);
      }
    }
  }

  private List<Line> lines(String name) {
    return files.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private Line take(List<Line> lines) {
    return lines.isEmpty() ? newRule() : lines.remove(random.nextInt(lines.size()));
  }

  private Line newRule() {
    rules++;
    return new Line(
        "quay.io/team/app" + rules + ":1", "mirror.example/team/app" + rules + ":1", quote());
  }

  private Line retagged(Line line) {
    int tag = random.nextInt(2, 1000);
    return new Line(
        line.source().replaceFirst(":.*", ":" + tag),
        line.destination().replaceFirst(":.*", ":" + tag),
        line.quote());
  }

  private String quote() {
    return random.nextBoolean() ? "'" : "\"";
  }

  /// Keeps the place in the order, so that the halves stay the same files.
  private void rename(String name) {
    var lines = files.remove(name);
    if (lines != null) {
      files.put(name.replaceFirst("(-\\d\\d).*", "$1-" + random.nextInt(1000) + ".yaml"), lines);
    }
  }

  private void commit(String message) {
    for (var tracked : tracked()) {
      if (!files.containsKey(tracked)) {
        sample.git("rm", "-q", tracked);
      }
    }
    files.forEach((name, lines) ->
        sample.write(
            name,
            "# One team's images\n"
                + String.join("\n", lines.stream().map(Line::toString).toList())));
    sample.git("add", "-A");
    sample.git("commit", "-q", "-m", message);
  }

  private List<String> tracked() {
    return sample.git("ls-files", "rules").lines().toList();
  }

  private void readBack() {
    for (var name : tracked()) {
      var lines = lines(name);
      for (var line : sample.git("show", ":" + name).lines().toList()) {
        if (!line.startsWith("#")) {
          var quote = line.substring(0, 1);
          var parts = line.replace(quote, "").split(": ", 2);
          lines.add(new Line(parts[0], parts[1], quote));
        }
      }
    }
  }
}
