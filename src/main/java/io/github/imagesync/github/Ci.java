package io.github.imagesync.github;

import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.job.SyncJobs;
import io.github.imagesync.rules.Rule;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/// The job inside GitHub Actions: does what the event calls for. `filters` reads the pattern that a
/// manual start may give.
public record Ci(
    CiSetup setup, SyncJobs syncs, Duration fullEvery, Function<String, Predicate<Rule>> filters) {

  /// Does it, and tells GitHub. Throws [io.github.imagesync.git.GitException] where the repository
  /// can't be read.
  public ExitCode run(Event event, Cancellation cancellation) {
    return switch (event) {
      case Event.PullRequest request -> new PullRequestRun(setup).of(request, cancellation);
      case Event.MergeGroup group -> new PullRequestRun(setup).of(group, cancellation);
      case Event.Push push -> push(push, cancellation);
      case Event.Schedule _ -> sync().of(CheckName.RESYNC, wishes().ofSchedule(), cancellation);
      case Event.Dispatch start -> sync().of(CheckName.RESYNC, wishes().of(start), cancellation);
      case Event.Other(var name) -> nothing("nothing to do for the event '" + name + "'");
    };
  }

  private ExitCode push(Event.Push push, Cancellation cancellation) {
    if (push.kind() == Event.Push.Kind.DELETED) {
      return nothing("nothing to do: " + push.ref() + " was deleted");
    }
    return push.ref().startsWith("refs/heads/")
        ? sync().of(CheckName.SYNC, wishes().of(push), cancellation)
        : nothing("nothing to do: " + push.ref() + " is no branch");
  }

  private ExitCode nothing(String why) {
    setup.log().line(why);
    return ExitCode.WELL;
  }

  private SyncRun sync() {
    return new SyncRun(setup, syncs, fullEvery);
  }

  private Wishes wishes() {
    return new Wishes(setup.environment(), setup.limits(), setup.effect(), filters);
  }
}
