package io.github.imagesync.job;

import io.github.imagesync.report.Mode;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.rules.Rule;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is asked of a sync that keeps its state: `only` filters the rules; the limits bind it
/// unless `lifted` says who let it go; `push` is what the event says of the commits; `page` shows
/// the run.
public record Wish(
    Extent extent,
    Effect effect,
    Optional<Predicate<Rule>> only,
    Optional<RunContext.Lifted> lifted,
    Optional<Push> push,
    Optional<URI> page) {

  /// How much is synced.
  public enum Extent {
    /// What changed since the last sync, and what failed before.
    CHANGED,
    /// Every rule.
    ALL;

    Mode mode() {
      return this == ALL ? Mode.RESYNC : Mode.SYNC;
    }
  }

  /// Whether anything is written.
  public enum Effect {
    SYNC,
    DRY
  }

  /// A push: the commit before it, where there was one, its last commit, and all of its commits as
  /// far as they are known.
  public record Push(Optional<String> before, String after, List<String> commits) {
    public Push {
      commits = List.copyOf(commits);
    }
  }

  /// A sync without further wishes.
  public static Wish of(Extent extent) {
    return new Wish(
        extent,
        Effect.SYNC,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Limiting limiting() {
    return lifted.isPresent() ? Limiting.FREE : Limiting.BOUND;
  }
}
