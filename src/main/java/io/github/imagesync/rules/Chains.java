package io.github.imagesync.rules;

import io.github.imagesync.oci.Repository;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Which destination repositories feed which: where one rule's destination is the source of
/// another, the first is to be done before.
public final class Chains {

  private final List<Rule> rules;

  /// Destination repositories in the order of their first rule, each with those that feed it.
  private final Map<Repository, Set<Repository>> feeders;

  private final List<Repository> order;
  private final List<List<Repository>> cycles;

  private Chains(List<Rule> rules) {
    this.rules = rules;
    this.feeders = feeders(rules);
    this.order = new ArrayList<>(ordered(feeders));
    this.cycles = cycles(feeders, order);
    if (order.size() < feeders.size()) {
      var placed = new HashSet<>(order);
      feeders.keySet().stream().filter(placed::add).forEach(order::add);
    }
  }

  public static Chains of(Collection<Rule> rules) {
    return new Chains(List.copyOf(rules));
  }

  /// The destination repositories that must be done before this one.
  public Set<Repository> after(Repository destination) {
    return Collections.unmodifiableSet(feeders.getOrDefault(destination, Set.of()));
  }

  /// All destination repositories, those that feed others before them, else as written. Where there
  /// is a cycle its repositories come last.
  public List<Repository> repositories() {
    return Collections.unmodifiableList(order);
  }

  /// All rules in the order in which they can be done. Inside one repository those from elsewhere
  /// come before those that give its own tags new names.
  public List<Rule> rules() {
    return inOrder(rules);
  }

  /// The changed rules and those that they feed, directly or by way of others, in order.
  public List<Rule> affectedBy(Collection<Rule> changed) {
    var bySource = new HashMap<Repository, List<Rule>>();
    for (var rule : rules) {
      bySource.computeIfAbsent(rule.source(), _ -> new ArrayList<>()).add(rule);
    }
    var affected = new LinkedHashSet<>(changed);
    var waiting = new ArrayDeque<>(changed);
    for (var rule = waiting.poll(); rule != null; rule = waiting.poll()) {
      for (var fed : bySource.getOrDefault(rule.destination(), List.of())) {
        if (affected.add(fed)) {
          waiting.add(fed);
        }
      }
    }
    return inOrder(affected);
  }

  /// Circles of repositories that feed each other, each as a way round.
  List<List<Repository>> cycles() {
    return cycles;
  }

  private List<Rule> inOrder(Collection<Rule> some) {
    var rank = ranks(order);
    var sorted = new ArrayList<>(some);
    sorted.sort(
        Comparator.<Rule>comparingInt(
                rule -> rank.getOrDefault(rule.destination(), Integer.MAX_VALUE))
            .thenComparing(rule -> rule.source().equals(rule.destination())));
    return List.copyOf(sorted);
  }

  private static Map<Repository, Set<Repository>> feeders(List<Rule> rules) {
    var feeders = new LinkedHashMap<Repository, Set<Repository>>();
    rules.forEach(rule -> feeders.put(rule.destination(), new LinkedHashSet<>()));
    for (var rule : rules) {
      if (feeders.containsKey(rule.source()) && !rule.source().equals(rule.destination())) {
        feeders.computeIfAbsent(rule.destination(), _ -> new LinkedHashSet<>()).add(rule.source());
      }
    }
    return feeders;
  }

  /// Kahn's algorithm; of those that are free the one written first. Leaves out cycles and what
  /// they feed.
  private static List<Repository> ordered(Map<Repository, Set<Repository>> feeders) {
    var rank = ranks(feeders.keySet());
    var open = new HashMap<Repository, Integer>();
    var fed = new HashMap<Repository, List<Repository>>();
    var free = new PriorityQueue<Repository>(Comparator.comparingInt(rank::get));
    feeders.forEach((repository, before) -> {
      open.put(repository, before.size());
      before.forEach(feeder -> fed.computeIfAbsent(feeder, _ -> new ArrayList<>()).add(repository));
      if (before.isEmpty()) {
        free.add(repository);
      }
    });
    var order = new ArrayList<Repository>();
    for (var next = free.poll(); next != null; next = free.poll()) {
      order.add(next);
      for (var repository : fed.getOrDefault(next, List.of())) {
        if (open.merge(repository, -1, Integer::sum) == 0) {
          free.add(repository);
        }
      }
    }
    return order;
  }

  private static Map<Repository, Integer> ranks(Collection<Repository> repositories) {
    var ranks = new HashMap<Repository, Integer>();
    repositories.forEach(repository -> ranks.putIfAbsent(repository, ranks.size()));
    return ranks;
  }

  /// What could not be ordered is in a cycle or fed by one: going back from feeder to feeder among
  /// these must come round.
  private static List<List<Repository>> cycles(
      Map<Repository, Set<Repository>> feeders, List<Repository> ordered) {
    var stuck = new LinkedHashSet<>(feeders.keySet());
    ordered.forEach(stuck::remove);
    var cycles = new ArrayList<List<Repository>>();
    var visited = new HashSet<Repository>();
    for (var start : stuck) {
      var way = new LinkedHashSet<Repository>();
      var at = start;
      while (visited.add(at)) {
        way.add(at);
        at =
            feeders.getOrDefault(at, Set.of()).stream()
                .filter(stuck::contains)
                .findFirst()
                .orElseThrow();
      }
      if (way.contains(at)) {
        var round = new ArrayList<>(way);
        var cycle = new ArrayList<>(round.subList(round.indexOf(at), round.size()));
        Collections.reverse(cycle);
        cycles.add(List.copyOf(cycle));
      }
    }
    return cycles;
  }
}
