package io.github.imagesync.report;

/// How much a text for people tells.
public enum Detail {
  /// What failed and what changes; the rest as numbers.
  BRIEF,
  /// Every image, and the requests by registry.
  FULL
}
