package io.github.imagesync.job;

import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.rules.Base;
import java.time.Duration;
import java.time.Instant;

/// Chooses what a sync compares the rules with.
record Bases(ConfigRepository repository, Duration fullEvery) {

  Base of(Wish wish, StateKeeping state, Instant now) {
    return repository.reachable(
        switch (wish.extent()) {
          case ALL -> new Base.Everything(Base.Why.ASKED);
          case CHANGED ->
              state.isAllowed() || wish.effect() == Wish.Effect.DRY
                  ? state.kept().base(now, fullEvery)
                  : withoutState(wish);
        });
  }

  /// The commit before the push is the best there is; a full resync is left to the schedule.
  private static Base withoutState(Wish wish) {
    return wish.push()
        .flatMap(Wish.Push::before)
        .<Base>map(before -> new Base.Named(before, Base.By.PUSH))
        .orElseGet(() -> new Base.Everything(Base.Why.NO_STATE));
  }
}
