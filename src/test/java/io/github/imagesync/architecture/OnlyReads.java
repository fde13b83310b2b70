package io.github.imagesync.architecture;

import io.github.imagesync.registry.Sources;

/// Keeps the rule: it knows readers only.
final class OnlyReads {

  private OnlyReads() {}

  static String describe(Sources sources) {
    return sources.toString();
  }
}
