package io.github.imagesync.rules;

import java.time.Duration;
import java.time.Instant;

/// What a run compares the rules with to know which changed, and why with that.
public sealed interface Base {

  /// The reason in a few words, for the report.
  String reason();

  /// The commit that was synced last, with the settings of then.
  record Synced(String commit, Settings settings) implements Base {
    @Override
    public String reason() {
      return "the commit that was synced last";
    }
  }

  /// A commit that the event or the user names; today's settings count for it.
  record Named(String commit, By by) implements Base {
    @Override
    public String reason() {
      return by.reason;
    }
  }

  /// No comparison: every rule.
  record Everything(Why why) implements Base {
    @Override
    public String reason() {
      return why.reason;
    }
  }

  /// Who names the commit.
  enum By {
    PUSH("the push's commit before, since there is no sync state that could be used"),
    FIRST_PARENT("the merge commit's first parent"),
    MERGE_QUEUE("the merge group's base"),
    USER("the commit that was asked for");

    private final String reason;

    By(String reason) {
      this.reason = reason;
    }
  }

  /// Why every rule is synced.
  enum Why {
    ASKED("all rules were asked for"),
    NO_STATE("there is no sync state yet"),
    DAMAGED_STATE("the sync state can't be read"),
    UNREACHABLE("the base commit can't be fetched any more"),
    FULL_DUE("the last full resync is too long ago");

    private final String reason;

    Why(String reason) {
      this.reason = reason;
    }
  }

  /// The base that a sync state gives. Whether its commit can still be fetched is for Git to say.
  static Base of(SyncState state, Instant now, Duration fullEvery) {
    if (state.synced().isEmpty()) {
      return new Everything(Why.NO_STATE);
    }
    return state.isFullDue(now, fullEvery)
        ? new Everything(Why.FULL_DUE)
        : new Synced(state.synced().get(), state.settings());
  }
}
