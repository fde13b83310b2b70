package io.github.imagesync.plan;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What rules want one by one, as far as the source's tags are known.
final class Intents {

  private Intents() {}

  static List<Intent> of(List<Rule> rules, Map<Repository, TagList> sourceTags) {
    var intents = new ArrayList<Intent>();
    for (var rule : rules) {
      intents.addAll(of(rule, sourceTags));
    }
    return List.copyOf(intents);
  }

  /// Empty where the rule needs a list that could not be had, or selects nothing of it.
  static List<Intent> of(Rule rule, Map<Repository, TagList> sourceTags) {
    if (!rule.needsTagList()) {
      return wanted(rule, List.of());
    }
    return sourceTags.get(rule.source()) instanceof TagList.Known(var tags)
        ? wanted(rule, tags)
        : List.of();
  }

  private static List<Intent> wanted(Rule rule, List<Tag> tags) {
    return rule.wanted(tags).stream().map(wanted -> Intent.of(rule, wanted)).toList();
  }
}
