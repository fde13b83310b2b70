package io.github.imagesync.github;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where remarks on a proposal go: to the same rule's line in its head, which people look at and
/// which may stand elsewhere than in the merge; and only for what the proposal brings.
final class HeadPlaces implements Annotations.Placing {

  /// What makes two problems the same one, wherever the line has gone.
  private record Same(String code, String message, String file) {
    static Same as(Problem problem) {
      return new Same(problem.code().id(), problem.message(), problem.place().file());
    }
  }

  private final Set<Rule.Effective> brought = new HashSet<>();
  private final Map<Rule.Effective, Place> rules = new HashMap<>();
  private final Set<Same> known = new HashSet<>();
  private final Map<Same, Place> problems = new HashMap<>();

  /// `added` are the rules that the proposal brings; `elsewhere` are problems of other files, such
  /// as a credentials file, which is taken from the base.
  HeadPlaces(Collection<Rule> added, RuleSet base, RuleSet head, Collection<Problem> elsewhere) {
    added.forEach(rule -> brought.add(rule.effective()));
    head.rules().forEach(rule -> rules.putIfAbsent(rule.effective(), rule.written().place()));
    base.problems().forEach(problem -> known.add(Same.as(problem)));
    elsewhere.forEach(problem -> known.add(Same.as(problem)));
    head.problems().forEach(problem -> problems.putIfAbsent(Same.as(problem), problem.place()));
  }

  @Override
  public Optional<Place> of(Problem problem) {
    var same = Same.as(problem);
    return known.contains(same)
        ? Optional.empty()
        : Optional.of(problems.getOrDefault(same, problem.place()));
  }

  @Override
  public Optional<Place> of(Rule rule) {
    return brought.contains(rule.effective())
        ? Optional.of(rules.getOrDefault(rule.effective(), rule.written().place()))
        : Optional.empty();
  }
}
