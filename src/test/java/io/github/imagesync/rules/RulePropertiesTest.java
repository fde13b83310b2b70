package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Properties over seeded random rules.
class RulePropertiesTest {

  private record Line(String source, String destination) {}

  private static List<Line> randomLines(Random random, int count) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < count; i++) {
      var repository = "q" + random.nextInt(5) + ".io/ns/r" + i;
      var tags = tags(random, 1 + random.nextInt(4));
      switch (random.nextInt(4)) {
        case 0 -> lines.add(new Line(repository, "h.io/m/r" + i));
        case 1 -> lines.add(new Line(repository + ":" + tags, "h.io/m/r" + i));
        case 2 ->
            lines.add(
                new Line(
                    repository + ":" + tags, "h.io/m/r" + i + ":" + tags.replace("t", "renamed")));
        default ->
            lines.add(new Line(repository + ":/t[" + random.nextInt(10) + "]/", "h.io/m/r" + i));
      }
    }
    return lines;
  }

  private static String tags(Random random, int count) {
    var names =
        IntStream.range(0, 20)
            .mapToObj(i -> "t" + i)
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    Collections.shuffle(names, random);
    return String.join(",", names.subList(0, count));
  }

  private static String json(List<Line> lines, Random random) {
    var text = new StringBuilder("{");
    for (var line : lines) {
      text.append(random.nextBoolean() ? "\n" : "\n  // comment\n\t")
          .append("\"%s\": \"%s\",".formatted(line.source(), line.destination()));
    }
    return text.append("\n}").toString();
  }

  private static String yaml(List<Line> lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append("'%s':   %s\n".formatted(line.source(), line.destination()));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void moved_and_reformatted_rules_leave_the_diff_empty(long seed) {
    var random = new Random(seed);
    var lines = randomLines(random, 60);
    var before = RuleSet.parse(List.of(file("images.json", json(lines, random))), Settings.NONE);
    var moved = new ArrayList<>(lines);
    Collections.shuffle(moved, random);
    var after =
        RuleSet.parse(
            List.of(
                file("rules/a.yaml", yaml(moved.subList(0, 20))),
                file("rules/b.json", json(moved.subList(20, 60), random))),
            Settings.NONE);

    assertThat(before.problems()).isEmpty();
    assertThat(after.problems()).isEmpty();
    assertThat(RuleDiff.between(before, after)).isEqualTo(new RuleDiff(List.of(), List.of(), 60));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_diff_is_exactly_what_was_taken_out_and_put_in(long seed) {
    var random = new Random(seed);
    var lines = randomLines(random, 60);
    var before = RuleSet.parse(List.of(file("a.yaml", yaml(lines.subList(0, 50)))), Settings.NONE);
    var after = RuleSet.parse(List.of(file("a.yaml", yaml(lines.subList(10, 60)))), Settings.NONE);
    var diff = RuleDiff.between(before, after);

    assertThat(sources(diff.removed())).isEqualTo(sources(lines, 0, 10));
    assertThat(sources(diff.added())).isEqualTo(sources(lines, 50, 60));
    assertThat(diff.unchanged()).isEqualTo(40);
  }

  private static List<String> sources(List<Rule> rules) {
    return rules.stream().map(rule -> rule.written().source()).toList();
  }

  private static List<String> sources(List<Line> lines, int from, int to) {
    return lines.subList(from, to).stream().map(Line::source).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_rule_wants_each_selected_tag_once_at_its_own_repository(long seed) {
    var random = new Random(seed);
    var there = IntStream.range(0, 20).mapToObj(i -> new Tag("t" + i)).toList();
    var set = RuleSet.parse(List.of(file("a.yaml", yaml(randomLines(random, 60)))), Settings.NONE);

    for (var rule : set.rules()) {
      var wanted = rule.wanted(there);
      assertThat(new HashSet<>(wanted)).hasSameSizeAs(wanted);
      assertThat(wanted)
          .allSatisfy(each -> {
            assertThat(each.source().repository()).isEqualTo(rule.source());
            assertThat(each.destination().repository()).isEqualTo(rule.destination());
            assertThat(Pair.of(each).belongsTo(rule)).isTrue();
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.json", "images.yaml"})
  void mutated_files_never_throw_and_every_problem_has_a_place(String name) {
    var random = new Random(7);
    var seed =
        ("{\n \"q.io/a:1,2\": [\"h.io/a\", \"${X}/b:x,y\"],\n \"nginx@sha256:"
            + "0".repeat(64)
            + "\": \"\",\n \"a:/x+/\": {\"to\": \"h.io/c\", \"platforms\": [\"linux/arm64\"],"
            + " \"semver\": \">=1\", \"exclude\": [\"/y/\"]},\n}");
    for (int round = 0; round < 4_000; round++) {
      var bytes = seed.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) ":/,@{}[]\"$.-A1".charAt(random.nextInt(14));
      }
      var set = RuleSet.parse(List.of(new RuleFile(name, bytes)), Settings.NONE);
      for (var problem : set.problems()) {
        assertThat(problem.toString()).startsWith(name + ":");
        assertThat(problem.place().line()).isBetween(1, 8);
        assertThat(problem.place().column()).isPositive();
      }
    }
  }
}
