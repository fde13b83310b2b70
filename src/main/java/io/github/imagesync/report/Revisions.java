package io.github.imagesync.report;

import io.github.imagesync.rules.Base;
import java.util.Optional;

/// The two commits of the config repository that a run compared, where it compared any.
public record Revisions(Optional<String> before, Optional<String> after) {

  public static final Revisions NONE = new Revisions(Optional.empty(), Optional.empty());

  public static Revisions between(String before, String after) {
    return new Revisions(Optional.of(before), Optional.of(after));
  }

  /// What a run to this commit compared it with.
  public static Revisions between(Base base, String after) {
    var before =
        switch (base) {
          case Base.Synced(var commit, _) -> Optional.of(commit);
          case Base.Named(var commit, _) -> Optional.of(commit);
          case Base.Everything _ -> Optional.<String>empty();
        };
    return new Revisions(before, Optional.of(after));
  }
}
