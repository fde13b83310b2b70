package io.github.imagesync.plan;

import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.Wanted;
import java.util.Optional;

/// What one rule wants for one image; without `wanted` the whole rule, where its tags are not
/// known.
public record Intent(Rule rule, Optional<Wanted> wanted) {

  public static Intent of(Rule rule, Wanted wanted) {
    return new Intent(rule, Optional.of(wanted));
  }

  public static Intent ofWhole(Rule rule) {
    return new Intent(rule, Optional.empty());
  }

  /// The source as people read it.
  public String source() {
    return wanted.map(w -> w.source().toString()).orElse(rule.written().source());
  }

  /// The destination as people read it.
  public String destination() {
    return wanted
        .map(w -> w.destination().toString())
        .orElseGet(() -> rule.destination().toString());
  }
}
