package io.github.imagesync.rules;

import io.github.imagesync.oci.Repository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which rules differ between two rule sets, by what they mean: a rule that was moved or
/// reformatted is unchanged, one that a changed default touches is not. Rules are in the order of
/// their set.
public record RuleDiff(List<Rule> added, List<Rule> removed, int unchanged) {

  public RuleDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  public static RuleDiff between(RuleSet before, RuleSet after) {
    var old = before.byMeaning();
    var now = after.byMeaning();
    var added = now.values().stream().filter(rule -> !old.containsKey(rule.effective())).toList();
    var removed = old.values().stream().filter(rule -> !now.containsKey(rule.effective())).toList();
    return new RuleDiff(added, removed, now.size() - added.size());
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /// The destination repositories of the added rules, sorted: what is to be planned anew. A removed
  /// rule deletes nothing.
  public Set<Repository> repositories() {
    var repositories = new TreeSet<Repository>();
    added.forEach(rule -> repositories.add(rule.destination()));
    return repositories;
  }
}
