package io.github.imagesync.architecture;

import io.github.imagesync.registry.Destinations;

/// Breaks the rule on purpose: it names a writer only in a switch's pattern.
final class OnlyInAPattern {

  private OnlyInAPattern() {}

  static String describe(Object place) {
    return switch (place) {
      case Destinations _ -> "writes";
      default -> "?";
    };
  }
}
