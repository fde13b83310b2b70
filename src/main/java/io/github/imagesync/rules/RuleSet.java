package io.github.imagesync.rules;

import io.github.imagesync.document.Problem;
import io.github.imagesync.document.Problem.Mistake;
import io.github.imagesync.document.Problem.Warning;
import io.github.imagesync.oci.Repository;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of some files, in the order of files and lines, all that is wrong with them, and the
/// settings that they were read with, as far as they were used. A rule with a mistake in it is left
/// out; two that mean the same are one.
public record RuleSet(
    List<Rule> rules, List<Problem> problems, List<String> files, Settings settings) {

  public static final RuleSet EMPTY = new RuleSet(List.of(), List.of(), List.of(), Settings.NONE);

  public RuleSet {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }

  /// Reads rule files; never throws for what stands in them.
  public static RuleSet parse(Collection<RuleFile> files, Settings settings) {
    return parse(files, settings, Layouts.ALLOWED);
  }

  /// As [#parse(Collection, Settings)], where image-layout folders may be refused.
  public static RuleSet parse(Collection<RuleFile> files, Settings settings, Layouts layouts) {
    return new RuleSetReader(settings, layouts).read(List.copyOf(files));
  }

  /// What must be mended before anything can be done.
  public List<Mistake> mistakes() {
    return problems.stream().filter(Mistake.class::isInstance).map(Mistake.class::cast).toList();
  }

  public List<Warning> warnings() {
    return problems.stream().filter(Warning.class::isInstance).map(Warning.class::cast).toList();
  }

  /// The same rules, with these problems before their own.
  public RuleSet after(List<Problem> earlier) {
    return earlier.isEmpty()
        ? this
        : new RuleSet(
            rules, Stream.concat(earlier.stream(), problems.stream()).toList(), files, settings);
  }

  /// All rules that write to this repository.
  public List<Rule> rulesFor(Repository destination) {
    return rules.stream().filter(rule -> rule.destination().equals(destination)).toList();
  }

  /// The rules of each destination repository, in the order in which these first appear.
  public Map<Repository, List<Rule>> byDestination() {
    return rules.stream()
        .collect(
            Collectors.groupingBy(
                Rule::destination, LinkedHashMap::new, Collectors.toUnmodifiableList()));
  }

  /// Each rule by what it means: finds the same rule at its line in another revision.
  public Map<Rule.Effective, Rule> byMeaning() {
    return rules.stream()
        .collect(
            Collectors.toMap(
                Rule::effective, Function.identity(), (first, _) -> first, LinkedHashMap::new));
  }
}
