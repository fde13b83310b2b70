package io.github.imagesync.git;

import java.time.Instant;
import java.util.List;

/// A commit that was read: its id, its parents' ids as written in it (even where they were not
/// fetched), when it was committed and the first line of its message.
public record Commit(String id, List<String> parents, Instant time, String subject) {

  public Commit {
    parents = List.copyOf(parents);
  }

  /// The id's first seven digits, for people.
  public String shortId() {
    return id.substring(0, 7);
  }

  @Override
  public String toString() {
    return shortId();
  }
}
