package io.github.imagesync.job;

import io.github.imagesync.git.Commit;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.rules.SyncState.Running;
import java.util.Optional;

/// Who is told of a run in a config repository, beside what an audience hears.
public interface Witness {

  /// Is told nothing.
  Witness NONE = new Witness() {};

  /// A run begins, which brings the registries to this commit; the answer is what the sync state
  /// says of it while it runs.
  default Running begins(Commit tip) {
    return new Running(Optional.empty(), Optional.empty());
  }

  /// An earlier run never came to its end.
  default void left(Running earlier) {}

  /// The base is chosen, and the work begins; the answer follows it.
  default Audience follows(RunContext context) {
    return Audience.NONE;
  }
}
