package io.github.imagesync.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What rules mean depends on beside their text: the defaults for empty destinations, and the
/// variables that destinations may use; an allowed variable that is not set has no value. An empty
/// text counts as not given.
public record Settings(
    Optional<String> registry,
    Optional<String> namespace,
    SortedMap<String, Optional<String>> variables) {

  public static final Settings NONE =
      new Settings(Optional.empty(), Optional.empty(), Collections.emptySortedMap());

  public Settings {
    registry = registry.filter(text -> !text.isBlank());
    namespace = namespace.filter(text -> !text.isBlank());
    var given = new TreeMap<String, Optional<String>>();
    variables.forEach((name, value) -> given.put(name, value.filter(text -> !text.isEmpty())));
    variables = Collections.unmodifiableSortedMap(given);
  }

  /// Settings with these defaults, and the allowed variables read from an environment.
  public static Settings of(
      @Nullable String registry,
      @Nullable String namespace,
      Collection<String> allowed,
      Map<String, String> environment) {
    return of(registry, namespace, allowed, environment::get);
  }

  /// As [#of(String, String, Collection, Map)], with a function as the environment.
  public static Settings of(
      @Nullable String registry,
      @Nullable String namespace,
      Collection<String> allowed,
      Function<String, @Nullable String> environment) {
    var variables = new TreeMap<String, Optional<String>>();
    allowed.forEach(name -> variables.put(name, Optional.ofNullable(environment.apply(name))));
    return new Settings(Optional.ofNullable(registry), Optional.ofNullable(namespace), variables);
  }

  /// The same defaults with only these variables: what is worth remembering.
  Settings using(Collection<String> names) {
    var used = new TreeMap<>(variables);
    used.keySet().retainAll(names);
    return new Settings(registry, namespace, used);
  }
}
