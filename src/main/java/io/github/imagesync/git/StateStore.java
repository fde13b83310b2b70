package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.KeptState.Sound;
import io.github.imagesync.git.Origin.Replaced;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// The sync state of one branch: a ref at a commit without parents. Writing expects the value that
/// was last read or written here, so that no run undoes what another one wrote. One thread at a
/// time.
public final class StateStore {

  /// How often a write is tried where other runs keep getting in first.
  static final int MOST_ATTEMPTS = 3;

  private final Origin origin;
  private final Branch branch;
  private final StateCommit commits;
  private final InstantSource clock;
  private @Nullable ObjectId last;

  StateStore(Origin origin, Branch branch, Optional<ObjectId> last, InstantSource clock) {
    this.origin = origin;
    this.branch = branch;
    this.commits = new StateCommit(origin.objects(), branch);
    this.clock = clock;
    this.last = last.orElse(null);
  }

  /// The state as it was last fetched or written here; asks no server.
  public KeptState read() {
    return last == null ? new KeptState.None() : commits.read(last);
  }

  /// Writes a state. Where another run wrote one meanwhile, `merge` says what becomes of theirs,
  /// and that is written, at most three times in all.
  public WrittenState write(Sound state, Function<KeptState, Sound> merge) {
    var next = state;
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (attempt > 1) {
        fetch();
        next = merge.apply(read());
      }
      switch (replace(next)) {
        case Replaced.Done _ -> {
          return new WrittenState.Pushed(next);
        }
        case Replaced.NotAllowed(var why) when !isChanged() -> {
          return new WrittenState.NotAllowed(why);
        }
        // A server that finds the ref locked or changed at the last moment says so in prose only.
        case Replaced.NotAllowed _, Replaced.Raced _ -> {}
      }
    }
    return new WrittenState.Lost(MOST_ATTEMPTS);
  }

  private Replaced replace(Sound state) {
    var now = clock.instant();
    try {
      var replaced =
          origin.replace(
              branch.stateRef(),
              last == null ? ObjectId.zeroId() : last,
              inserter -> commits.insert(state, now, inserter));
      if (replaced instanceof Replaced.Done(var commit)) {
        last = commit;
      }
      return replaced;
    } catch (GitException e) {
      if (e.kind() == Kind.UNAUTHORIZED || e.kind() == Kind.REFUSED) {
        return new Replaced.NotAllowed(e.getMessage());
      }
      throw e;
    }
  }

  private boolean isChanged() {
    var expected = last;
    fetch();
    return !Objects.equals(expected, last);
  }

  private void fetch() {
    last = origin.fetch(List.of(branch.stateRef())).get(branch.stateRef());
  }
}
