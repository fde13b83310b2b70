package io.github.imagesync.document;

import java.util.Locale;

/// The kind of a problem, for machines: each room that finds problems lists its own in an enum.
public interface ProblemCode {

  String name();

  /// The kind in kebab case, `duplicate-key`: stable, for JSON and tests.
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
