package io.github.imagesync.rules;

import io.github.imagesync.oci.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which repositories feed which.
public record Chains(Collection<Rule> rules) {
  public static Chains of(Collection<Rule> rules) {
    return new Chains(rules);
  }

  public Set<Repository> after(Repository destination) {
    var all = rules.stream().map(Rule::destination).collect(Collectors.toSet());
    return rules.stream()
        .filter(r -> r.destination().equals(destination))
        .map(Rule::source)
        .filter(all::contains)
        .filter(r -> !r.equals(destination))
        .collect(Collectors.toSet());
  }

  public List<Repository> repositories() {
    return rules.stream().map(Rule::destination).distinct().toList();
  }
}
