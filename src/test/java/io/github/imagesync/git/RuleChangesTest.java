package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which rules differ between two commits on a server.
class RuleChangesTest {

  @TempDir Path folder;
  private SampleRepository sample;
  private GitServer server;

  @BeforeEach
  void serve() {
    sample = SampleRepository.in(folder);
    server = GitServer.of(sample);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static RuleSet rules(ConfigRepository repository, Commit commit, Settings settings) {
    var set = RuleSet.parse(repository.rules(commit, RulePath.DEFAULTS).files(), settings);
    assertThat(set.mistakes()).isEmpty();
    return set;
  }

  private RuleDiff diff(String before, String after) {
    return diff(before, Settings.NONE, after, Settings.NONE);
  }

  private RuleDiff diff(String before, Settings then, String after, Settings now) {
    try (var repository = ConfigRepository.open(server.location(), Access.ANONYMOUS)) {
      return RuleDiff.between(
          rules(repository, repository.commit(before).orElseThrow(), then),
          rules(repository, repository.commit(after).orElseThrow(), now));
    }
  }

  private static Set<String> pairs(Collection<Rule> rules) {
    return rules.stream()
        .map(rule -> rule.written().source() + " " + rule.written().destination())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_renamed_and_moved_file_changes_no_rule() {
    var before = sample.write("rules/a.yaml", "q.io/a:1: h.io/a", "q.io/b:1: h.io/b").commit("one");
    sample.git("mv", "rules/a.yaml", "rules/b.yaml");
    sample.git("rm", "-q", "--cached", "rules/b.yaml");
    sample.git("add", "-A");
    var after = sample.commit("renamed");
    sample.write("rules/deep/er/c.yaml", "q.io/a:1: h.io/a", "q.io/b:1: h.io/b");
    sample.git("rm", "-q", "rules/b.yaml");
    var moved = sample.commit("moved");

    assertThat(diff(before, after)).isEqualTo(new RuleDiff(List.of(), List.of(), 2));
    assertThat(diff(before, moved)).isEqualTo(new RuleDiff(List.of(), List.of(), 2));
  }

  @Test
  void a_rule_that_moves_to_another_file_and_syntax_is_unchanged() {
    var before = sample.write("rules/a.yaml", "q.io/a:1: h.io/a", "q.io/b:1: h.io/b").commit("one");
    var after =
        sample
            .write("rules/a.yaml", "# moved b", "q.io/a:1:   'h.io/a'")
            .write("images.json", "{\"q.io/b:1\": {\"to\": \"h.io/b:1\"}}")
            .commit("moved");

    assertThat(diff(before, after)).isEqualTo(new RuleDiff(List.of(), List.of(), 2));
  }

  @Test
  void changed_settings_change_the_rules_that_they_touch() {
    var commit = sample.write("rules/a.yaml", "q.io/x/a:1: ''", "q.io/b:1: h.io/b").commit("one");
    var then = Settings.of("old.io", "ns", List.of(), Map.of());
    var now = Settings.of("new.io", "ns", List.of(), Map.of());

    var diff = diff(commit, then, commit, now);

    assertThat(diff.unchanged()).isEqualTo(1);
    assertThat(diff.added())
        .extracting(rule -> rule.destination().toString())
        .containsExactly("new.io/ns/a");
    assertThat(diff.removed())
        .extracting(rule -> rule.destination().toString())
        .containsExactly("old.io/ns/a");
  }

  @Test
  void a_commit_of_many_files_gives_all_their_rules() {
    var before = sample.write("images.json", "{}").commit("one");
    IntStream.range(0, 300)
        .forEach(i ->
            sample.write("rules/%03d.yaml".formatted(i), "q.io/a%d:1: h.io/a%d".formatted(i, i)));
    var after = sample.commit("many");

    var diff = diff(before, after);

    assertThat(diff.added()).hasSize(300);
    assertThat(diff.added().getLast().written().place()).hasToString("rules/299.yaml:1:1");
  }

  @Test
  void a_pull_requests_merge_is_compared_with_its_first_parent_so_that_main_removes_nothing() {
    sample.write("rules/a.yaml", "q.io/a:1: h.io/a").commit("one");
    sample.git("checkout", "-q", "-b", "feature");
    sample.write("rules/b.yaml", "q.io/b:1: h.io/b").commit("feature");
    sample.git("checkout", "-q", "main");
    sample.write("rules/c.yaml", "q.io/c:1: h.io/c").commit("main went on");
    sample.git("checkout", "-q", "--detach");
    sample.git("merge", "-q", "--no-ff", "-m", "Merge feature into main", "feature");
    sample.git("push", "-q", "origin", "HEAD:refs/pull/1/merge");
    var merge = sample.head();
    try (var repository = ConfigRepository.open(server.location(), Access.ANONYMOUS)) {
      var commit = repository.commit(merge).orElseThrow();
      var base = repository.firstParent(commit).orElseThrow();

      var diff =
          RuleDiff.between(
              rules(repository, base, Settings.NONE), rules(repository, commit, Settings.NONE));

      assertThat(pairs(diff.added())).containsExactly("q.io/b:1 h.io/b");
      assertThat(diff.removed()).isEmpty();
    }
  }

  @Test
  void a_squashed_and_a_rebased_merge_differ_from_their_base_alike() {
    var base = sample.write("rules/a.yaml", "q.io/a:1: h.io/a").commit("one");
    sample.git("checkout", "-q", "-b", "feature");
    sample.write("rules/b.yaml", "q.io/b:1: h.io/b").commit("part one");
    sample.write("rules/c.yaml", "q.io/c:1: h.io/c").commit("part two");
    sample.git("checkout", "-q", "main");
    sample.git("merge", "-q", "--squash", "feature");
    var squashed = sample.commit("squashed");
    sample.git("reset", "-q", "--hard", base);
    sample.git("commit", "-q", "--allow-empty", "-m", "main went on");
    sample.git("checkout", "-q", "feature");
    sample.git("rebase", "-q", "main");
    var rebased = sample.commit("rebased");

    assertThat(pairs(diff(base, squashed).added()))
        .isEqualTo(pairs(diff(base, rebased).added()))
        .containsExactly("q.io/b:1 h.io/b", "q.io/c:1 h.io/c");
  }

  @Test
  void every_step_of_a_long_history_differs_as_a_plain_comparison_of_lines_says() {
    GeneratedHistory.write(sample, 42, 45);
    var steps = sample.git("rev-list", "--first-parent", "main").lines().toList();
    int changed = 0;
    try (var repository = ConfigRepository.open(server.location(), Access.ANONYMOUS)) {
      for (var id : steps) {
        var commit = repository.commit(id).orElseThrow();
        var parent = repository.firstParent(commit);
        var before = parent.map(it -> rules(repository, it, Settings.NONE)).orElse(RuleSet.EMPTY);

        var diff = RuleDiff.between(before, rules(repository, commit, Settings.NONE));

        var then = parent.map(it -> linesAt(it.id())).orElse(Set.of());
        assertThat(pairs(diff.added())).as(commit.subject()).isEqualTo(without(linesAt(id), then));
        assertThat(pairs(diff.removed()))
            .as(commit.subject())
            .isEqualTo(without(then, linesAt(id)));
        changed += diff.isEmpty() ? 0 : 1;
      }
    }
    assertThat(steps).hasSizeGreaterThan(50);
    assertThat(changed).isGreaterThan(30).isLessThan(steps.size());
  }

  private static final Pattern PAIR = Pattern.compile("['\"](\\S+)['\"]: ['\"](\\S+)['\"]");

  /// The pairs of a commit as another program finds them: all lines of its files, unquoted.
  private Set<String> linesAt(String commit) {
    return sample
        .git("grep", "-h", "", commit, "--", "rules")
        .lines()
        .map(PAIR::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(1) + " " + line.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    var left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }
}
