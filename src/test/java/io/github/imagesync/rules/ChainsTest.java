package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Repository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {

  private static List<String> sources(List<Rule> rules) {
    return rules.stream().map(rule -> rule.written().source()).toList();
  }

  @Test
  void what_feeds_comes_first_and_the_rest_stays_as_written() {
    var set =
        pairs(
            "z.io/last", "z.io/end",
            "b.io/b", "c.io/c",
            "free.io/x", "free.io/y",
            "a.io/a", "b.io/b",
            "c.io/c", "z.io/last");
    var chains = Chains.of(set.rules());

    assertThat(sources(chains.rules()))
        .containsExactly("free.io/x", "a.io/a", "b.io/b", "c.io/c", "z.io/last");
    assertThat(chains.after(Repository.parse("c.io/c")).toString()).isEqualTo("[b.io/b]");
    assertThat(chains.after(Repository.parse("b.io/b"))).isEmpty();
    assertThat(chains.after(Repository.parse("unknown.io/x"))).isEmpty();
  }

  @Test
  void a_change_drags_along_all_that_it_feeds_and_nothing_else() {
    var set =
        pairs(
            "c.io/c", "d.io/d",
            "b.io/b", "c.io/c",
            "x.io/x:1", "c.io/c:x",
            "a.io/a", "b.io/b");
    var chains = Chains.of(set.rules());
    var changed = set.rulesFor(Repository.parse("b.io/b"));

    assertThat(sources(chains.affectedBy(changed))).containsExactly("a.io/a", "b.io/b", "c.io/c");
  }

  @Test
  void several_feeders_all_come_before() {
    var set = pairs("m.io/m", "n.io/n", "a.io/a:1", "m.io/m", "b.io/b:2", "m.io/m");
    var chains = Chains.of(set.rules());

    assertThat(sources(chains.rules())).containsExactly("a.io/a:1", "b.io/b:2", "m.io/m");
    assertThat(chains.repositories().toString()).isEqualTo("[m.io/m, n.io/n]");
  }

  @Test
  void inside_one_repository_new_names_come_after_what_they_name() {
    var set = pairs("m.io/m:1", "m.io/m:stable", "a.io/a:1", "m.io/m");
    var chains = Chains.of(set.rules());

    assertThat(sources(chains.rules())).containsExactly("a.io/a:1", "m.io/m:1");
    assertThat(chains.after(Repository.parse("m.io/m"))).isEmpty();
    assertThat(sources(chains.affectedBy(List.of(set.rules().getLast()))))
        .containsExactly("a.io/a:1", "m.io/m:1");
  }

  @Test
  void a_cycle_is_listed_last() {
    var set =
        RuleTexts.json("{\"a.io/a\": \"b.io/b\", \"b.io/b\": \"a.io/a\", \"x.io/x\": \"y.io/y\"}");
    var chains = Chains.of(set.rules());

    assertThat(chains.repositories().toString()).isEqualTo("[y.io/y, b.io/b, a.io/a]");
    assertThat(chains.rules()).hasSize(3);
  }

  @Test
  void a_chain_of_20_000_repositories_is_no_burden() {
    var pairs = new ArrayList<String>();
    for (int i = 20_000; i > 0; i--) {
      pairs.add("r.io/n" + i);
      pairs.add("r.io/n" + (i + 1));
    }
    var chains = Chains.of(pairs(pairs.toArray(String[]::new)).rules());

    assertThat(chains.rules().getFirst().written().source()).isEqualTo("r.io/n1");
    assertThat(chains.affectedBy(List.of(chains.rules().get(10_000)))).hasSize(10_000);
  }
}
