package io.github.imagesync.rules;

import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the rules that pairs belong to without asking each rule about each pair.
final class PairIndex {

  private final Map<String, List<Rule>> byDestination = new HashMap<>();

  PairIndex(Collection<Rule> rules) {
    for (var rule : rules) {
      byDestination
          .computeIfAbsent(rule.destination().toString(), _ -> new ArrayList<>())
          .add(rule);
    }
  }

  List<Rule> rulesOf(Pair pair) {
    return byDestination.getOrDefault(repository(pair.destination()), List.of()).stream()
        .filter(pair::belongsTo)
        .toList();
  }

  boolean hasRuleOf(Pair pair) {
    return !rulesOf(pair).isEmpty();
  }

  /// The destination of a rule may list several tags, which are no reference: cut them off first.
  private static String repository(String destination) {
    int comma = destination.indexOf(',', destination.lastIndexOf('/') + 1);
    try {
      return Reference.parse(comma < 0 ? destination : destination.substring(0, comma))
          .repository()
          .toString();
    } catch (MalformedReference e) {
      return destination;
    }
  }
}
