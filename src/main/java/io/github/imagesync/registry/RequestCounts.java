package io.github.imagesync.registry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the requests of a run by host and method, every try counted.
public final class RequestCounts {

  private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

  /// Counts one request.
  public void count(String host, String method) {
    counts
        .computeIfAbsent(host, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(method, _ -> new LongAdder())
        .increment();
  }

  /// Host → method → number, sorted, as they are now.
  public SortedMap<String, SortedMap<String, Long>> snapshot() {
    var hosts = new TreeMap<String, SortedMap<String, Long>>();
    counts.forEach((host, methods) -> {
      var numbers = new TreeMap<String, Long>();
      methods.forEach((method, number) -> numbers.put(method, number.sum()));
      hosts.put(host, Collections.unmodifiableSortedMap(numbers));
    });
    return Collections.unmodifiableSortedMap(hosts);
  }
}
