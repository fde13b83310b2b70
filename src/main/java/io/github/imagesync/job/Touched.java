package io.github.imagesync.job;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.rules.Chains;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Which rules a change touches: the changed ones, those that they feed, and all others that write
/// to the same destination repositories, so that a conflict with an unchanged rule shows.
public final class Touched {

  private Touched() {}

  /// In the order in which they can be done.
  public static List<Rule> by(Collection<Rule> changed, RuleSet rules) {
    var chains = Chains.of(rules.rules());
    var repositories =
        chains.affectedBy(changed).stream()
            .<Repository>map(Rule::destination)
            .collect(Collectors.toSet());
    return chains.rules().stream()
        .filter(rule -> repositories.contains(rule.destination()))
        .toList();
  }
}
