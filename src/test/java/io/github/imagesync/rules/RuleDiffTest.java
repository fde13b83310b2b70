package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.file;
import static io.github.imagesync.rules.RuleTexts.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleDiffTest {

  private static RuleSet withDefaults(String registry, String text) {
    return RuleSet.parse(
        List.of(file("a.json", text)),
        Settings.of(registry, "ns", List.of("V"), Map.of("V", registry)));
  }

  @Test
  void what_means_the_same_in_other_words_is_unchanged() {
    var before = pairs("nginx:1,2", "h.io/n", "q.io/a:1", "h.io/a:1", "q.io/b:2,1", "h.io/b:y,x");
    var after =
        pairs(
            "q.io/b:1,2", "h.io/b:x,y",
            "docker.io/library/nginx:2,1", "H.io/n:2,1",
            "q.io/a:1", "h.io/a");

    assertThat(RuleDiff.between(before, after).isEmpty()).isTrue();
    assertThat(RuleDiff.between(before, after).unchanged()).isEqualTo(3);
  }

  @Test
  void other_tags_options_or_destinations_are_a_change() {
    var before = pairs("q.io/a:1", "h.io/a", "q.io/b", "h.io/b", "q.io/c:/1/", "h.io/c");
    var after = pairs("q.io/a:1,2", "h.io/a", "q.io/b", "h.io/b2", "q.io/c:/2/", "h.io/c");
    var diff = RuleDiff.between(before, after);

    assertThat(diff.added()).hasSize(3);
    assertThat(diff.removed()).hasSize(3);
    assertThat(diff.unchanged()).isZero();
    assertThat(diff.repositories().toString()).isEqualTo("[h.io/a, h.io/b2, h.io/c]");
  }

  @Test
  void a_changed_default_changes_all_that_it_touches_and_nothing_else() {
    var text = "{\"q.io/x/a:1\": \"\", \"q.io/x/b:1\": \"h.io/b\", \"q.io/x/c:1\": \"${V}/c\"}";
    var diff = RuleDiff.between(withDefaults("d.io", text), withDefaults("e.io", text));

    assertThat(diff.added().stream().map(rule -> rule.written().destination()))
        .containsExactly("", "${V}/c");
    assertThat(diff.repositories().toString()).isEqualTo("[e.io/c, e.io/ns/a]");
    assertThat(diff.unchanged()).isOne();
  }

  @Test
  void a_default_written_out_is_unchanged() {
    var before = withDefaults("d.io", "{\"q.io/x/a:1\": \"\"}");
    var after = withDefaults("d.io", "{\"q.io/x/a:1\": \"d.io/ns/a\"}");

    assertThat(RuleDiff.between(before, after).isEmpty()).isTrue();
  }

  @Test
  void a_removed_rule_touches_no_repository() {
    var diff =
        RuleDiff.between(
            pairs("q.io/a:1", "h.io/a", "q.io/a:2", "h.io/a:2"), pairs("q.io/a:1", "h.io/a"));

    assertThat(diff.removed()).hasSize(1);
    assertThat(diff.repositories()).isEmpty();
  }

  @Test
  void from_nothing_everything_is_added() {
    assertThat(RuleDiff.between(RuleSet.EMPTY, pairs("q.io/a", "h.io/a")).added()).hasSize(1);
  }
}
