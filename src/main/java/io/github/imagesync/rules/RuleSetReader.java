package io.github.imagesync.rules;

import io.github.imagesync.document.Document;
import io.github.imagesync.document.Node;
import io.github.imagesync.document.Node.Entry;
import io.github.imagesync.document.Node.Mapping;
import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads all files of a rule set and checks the rules among each other.
final class RuleSetReader {

  static final int MOST_RULES = 200_000;
  static final int MOST_TAGS = 300_000;

  private final Settings settings;
  private final Findings findings = new Findings();
  private final Set<String> usedVariables = new TreeSet<>();
  private final RuleEntry entries;
  private final List<Rule> rules = new ArrayList<>();
  private int tags;

  RuleSetReader(Settings settings, Layouts layouts) {
    this.settings = settings;
    this.entries = new RuleEntry(settings, layouts, findings, usedVariables);
  }

  RuleSet read(List<RuleFile> files) {
    var names = files.stream().map(RuleFile::name).toList();
    files.forEach(this::read);
    var distinct = Checks.withoutRepeated(rules, findings);
    Checks.conflicts(distinct, findings);
    Checks.cycles(distinct, findings);
    var problems = new ArrayList<>(findings.problems());
    problems.sort(byPlace(names));
    return new RuleSet(distinct, problems, names, settings.using(usedVariables));
  }

  private static Comparator<Problem> byPlace(List<String> names) {
    Map<String, Integer> order = new HashMap<>();
    names.forEach(name -> order.putIfAbsent(name, order.size()));
    return Comparator.<Problem>comparingInt(
            problem -> order.getOrDefault(problem.place().file(), order.size()))
        .thenComparingInt(problem -> problem.place().line())
        .thenComparingInt(problem -> problem.place().column());
  }

  private void read(RuleFile file) {
    var start = new Place(file.name(), 1, 1);
    var syntax = RuleFile.syntax(file.name());
    if (syntax.isEmpty()) {
      findings.mistake(
          RuleProblem.FILE_TYPE,
          "a rules file is named .json, .yaml or .yml; rename it, or leave it out",
          start);
      return;
    }
    var document = Document.read(file.name(), file.bytes(), syntax.get());
    findings.addAll(document.problems());
    var root = document.root();
    if (root.isEmpty() && document.isSound()) {
      findings.warning(RuleProblem.EMPTY_FILE, "no rules in this file", start);
    }
    root.ifPresent(this::read);
  }

  private void read(Node root) {
    if (!(root instanceof Mapping mapping)) {
      findings.mistake(
          RuleProblem.ROOT_TYPE,
          "a rules file is a mapping of source to destination, not "
              + root.kind()
              + (root instanceof Node.Text ? "; YAML wants a space after the colon" : ""),
          root.place());
      return;
    }
    var sources = rulesIn(mapping);
    if (sources.isPresent() && sources.get().entries().isEmpty()) {
      findings.warning(RuleProblem.EMPTY_FILE, "no rules in this file", root.place());
    }
    sources.ifPresent(this::readEntries);
  }

  /// The mapping that holds the rules: the root, or `images` in image-syncer's combined form.
  private Optional<Mapping> rulesIn(Mapping root) {
    var images = root.entry("images").filter(RuleSetReader::isSection);
    var auth = root.entry("auth").filter(RuleSetReader::isSection);
    if (images.isEmpty() && auth.isEmpty()) {
      return Optional.of(root);
    }
    for (var entry : root.entries()) {
      if (!entry.key().equals("images")) {
        ObjectForm.refuseKey(entry, List.of("images"), findings);
      }
    }
    return images.map(entry -> (Mapping) entry.value());
  }

  /// A source may be called `images` too: then its object has a `to`.
  private static boolean isSection(Entry entry) {
    return entry.value() instanceof Mapping mapping && mapping.entry("to").isEmpty();
  }

  private void readEntries(Mapping mapping) {
    var seen = new HashSet<String>();
    for (var entry : mapping.entries()) {
      if (seen.add(entry.key()) && !add(entries.rules(entry), entry.place())) {
        return;
      }
    }
  }

  /// Whether there was room for these rules: what is read stays in memory.
  private boolean add(List<Rule> more, Place place) {
    tags += more.stream().mapToInt(RuleSetReader::tags).sum();
    if (rules.size() + more.size() > MOST_RULES || tags > MOST_TAGS) {
      findings.mistake(
          RuleProblem.TOO_MANY_RULES,
          "more than %,d rules or %,d tags; the rest is not read".formatted(MOST_RULES, MOST_TAGS),
          place);
      return false;
    }
    rules.addAll(more);
    return true;
  }

  private static int tags(Rule rule) {
    return rule.effective().selector() instanceof TagSelector.Listed(var listed)
        ? listed.size()
        : 1;
  }
}
