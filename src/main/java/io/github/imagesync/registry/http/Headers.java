package io.github.imagesync.registry.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of an answer; names in any case.
record Headers(Map<String, List<String>> values) {

  Headers {
    var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(values);
    values = sorted;
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
