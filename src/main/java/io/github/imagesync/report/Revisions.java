package io.github.imagesync.report;

import java.util.Optional;

/// The two commits of the config repository that a run compared, where it compared any.
public record Revisions(Optional<String> before, Optional<String> after) {

  public static final Revisions NONE = new Revisions(Optional.empty(), Optional.empty());

  public static Revisions between(String before, String after) {
    return new Revisions(Optional.of(before), Optional.of(after));
  }
}
