package io.github.imagesync.cli;

/// What stdout carries.
enum Format {
  /// For people.
  TEXT,
  /// For machines.
  JSON,
  /// For the runner of GitHub Actions: annotations, and the text.
  GITHUB
}
