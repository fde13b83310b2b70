package io.github.imagesync.rules;

import io.github.imagesync.document.Node;
import io.github.imagesync.document.Node.Entry;
import io.github.imagesync.document.Place;
import io.github.imagesync.oci.Repository;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of a rule file, a source with its destinations, into a rule for each of them.
final class RuleEntry {

  private static final int MOST_PARTS_ON_DOCKER_HUB = 2;

  private final Settings settings;
  private final Layouts layouts;
  private final Findings findings;
  private final Set<String> usedVariables;

  RuleEntry(Settings settings, Layouts layouts, Findings findings, Set<String> usedVariables) {
    this.settings = settings;
    this.layouts = layouts;
    this.findings = findings;
    this.usedVariables = usedVariables;
  }

  /// A destination as it stands in the file; `place` is where people look for the rule.
  private record Item(String text, Place at, Place place) {}

  List<Rule> rules(Entry entry) {
    var source = findings.attempt(entry.place(), () -> SourceText.parse(entry.key()));
    source.ifPresent(read -> remark(entry, read));
    if (entry.value() instanceof Node.Mapping mapping) {
      var form = ObjectForm.of(mapping, findings);
      var selected =
          source.flatMap(read ->
              form.selector(read.selector())
                  .map(selector -> new SourceText(read.repository(), selector)));
      var options = form.options();
      if (form.to().isEmpty()) {
        findings.mistake(
            RuleProblem.NO_DESTINATION,
            "'to' is missing; write the destination there, or \"\" for the default one",
            mapping.place());
      }
      return form.to()
          .map(to -> rules(entry, selected, items(entry, to), options))
          .orElse(List.of());
    }
    return rules(entry, source, items(entry, entry.value()), RuleOptions.NONE);
  }

  private List<Item> items(Entry entry, Node value) {
    return switch (value) {
      case Node.Text(var place, var text) -> List.of(new Item(text, place, entry.place()));
      case Node.Sequence sequence -> listed(sequence);
      case Node.Mapping _, Node.Numeral _, Node.Truth _, Node.Null _ -> {
        wrongType(value);
        yield List.of();
      }
    };
  }

  private List<Item> listed(Node.Sequence sequence) {
    if (sequence.items().isEmpty()) {
      findings.mistake(
          RuleProblem.NO_DESTINATION,
          "the list of destinations is empty; write one, or \"\" instead of the list for the default"
              + " one",
          sequence.place());
    }
    var items = new ArrayList<Item>();
    for (var node : sequence.items()) {
      if (!(node instanceof Node.Text(var place, var text))) {
        wrongType(node);
      } else if (text.isEmpty()) {
        findings.mistake(
            RuleProblem.NO_DESTINATION, "an empty destination in a list; remove it", place);
      } else {
        items.add(new Item(text, place, place));
      }
    }
    return items;
  }

  private void wrongType(Node node) {
    var advice = node instanceof Node.Null ? "; write \"\" for the default one" : "";
    findings.mistake(
        RuleProblem.DESTINATION_TYPE,
        "a destination is a text or a list of texts, not " + node.kind() + advice,
        node.place());
  }

  private List<Rule> rules(
      Entry entry, Optional<SourceText> source, List<Item> items, RuleOptions options) {
    var rules = new ArrayList<Rule>();
    var seen = new HashSet<Rule.Effective>();
    for (var item : items) {
      var rule = rule(entry, source, item, options);
      if (rule.isEmpty()) {
        continue;
      }
      if (seen.add(rule.get().effective())) {
        rules.add(rule.get());
      } else {
        findings.warning(
            RuleProblem.LISTED_TWICE,
            "the destination '%s' is listed twice; it counts once".formatted(item.text()),
            item.at());
      }
    }
    return rules;
  }

  private Optional<Rule> rule(
      Entry entry, Optional<SourceText> source, Item item, RuleOptions options) {
    var destination =
        findings.attempt(
            item.at(), () -> DestinationText.parse(item.text(), settings, usedVariables));
    destination
        .flatMap(DestinationText::repository)
        .ifPresent(repository -> remark(repository, item.at()));
    if (source.isEmpty() || destination.isEmpty()) {
      return Optional.empty();
    }
    var effective =
        findings.attempt(
            item.at(),
            () ->
                Pairing.effective(
                    source.get(),
                    destination.get(),
                    destination.get().repositoryFor(source.get().repository(), settings),
                    options));
    effective.ifPresent(meaning -> remarkUntagged(meaning, item));
    return effective.map(
        meaning -> new Rule(new Rule.Written(entry.key(), item.text(), item.place()), meaning));
  }

  private void remark(Entry entry, SourceText source) {
    remark(source.repository(), entry.place());
    if (source.selector() instanceof TagSelector.Listed(var tags)
        && tags.stream().distinct().count() < tags.size()) {
      findings.warning(RuleProblem.LISTED_TWICE, "a tag is listed twice", entry.place());
    }
  }

  private void remark(Repository repository, Place place) {
    if (repository.isLayout() && layouts == Layouts.REFUSED) {
      findings.mistake(
          RuleProblem.LAYOUT_REFUSED,
          "image-layout folders (oci:PATH) are not used here; write a repository in a registry",
          place);
    }
    if (repository.registry().equals(Repository.DOCKER_HUB)
        && repository.path().split("/", -1).length > MOST_PARTS_ON_DOCKER_HUB) {
      findings.warning(
          RuleProblem.THREE_PARTS_ON_DOCKER_HUB,
          "this means '%s', and Docker Hub has no repositories of three parts; if the first part is"
                  .formatted(repository)
              + " a registry, write its whole host name",
          place);
    }
  }

  private void remarkUntagged(Rule.Effective effective, Item item) {
    if (effective.selector() instanceof TagSelector.Pinned pinned
        && pinned.tag().isEmpty()
        && effective.destinationTags().isEmpty()) {
      findings.warning(
          RuleProblem.UNTAGGED,
          "the image will have no tag at the destination, and some registries remove such images;"
              + " name a tag there",
          item.at());
    }
  }
}
