package io.github.imagesync.github;

import java.util.List;
import java.util.Optional;

/// What started the workflow, as far as the job depends on it.
public sealed interface Event {

  /// Commits came onto a branch. `before` is empty where the branch is new; `commits` are the ids
  /// of those that GitHub lists, oldest first.
  record Push(String ref, Optional<String> before, String after, List<String> commits, Kind kind)
      implements Event {

    public Push {
      commits = List.copyOf(commits);
    }

    /// What a push did to its ref.
    public enum Kind {
      ADVANCED,
      FORCED,
      DELETED
    }
  }

  /// A pull request, tested as its merge commit. The check belongs on `head`.
  record PullRequest(int number, String head, String baseBranch, Origin origin) implements Event {

    /// Whose rules a pull request brings: a fork's may name any host.
    public enum Origin {
      SAME_REPOSITORY,
      FORK
    }
  }

  /// A group of the merge queue, which would become the tip of `baseBranch`.
  record MergeGroup(String head, String base, String baseBranch) implements Event {}

  /// A time in the workflow's schedule.
  record Schedule(String cron) implements Event {}

  /// Someone started the workflow by hand.
  record Dispatch(Inputs inputs, Optional<String> sender) implements Event {}

  /// Something that this job has nothing to do for.
  record Other(String name) implements Event {}

  /// What can be asked for when starting by hand: only the rules that a pattern selects, a plan
  /// alone, or this once no limits.
  record Inputs(Optional<String> rules, Run run, LimitsFor limits) {

    /// Whether anything is written.
    public enum Run {
      SYNC,
      DRY
    }

    /// Whether the limits hold this time.
    public enum LimitsFor {
      KEPT,
      LIFTED
    }

    public static final Inputs NONE = new Inputs(Optional.empty(), Run.SYNC, LimitsFor.KEPT);
  }
}
