package io.github.imagesync.job;

import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.report.RunContext.Covered;
import io.github.imagesync.report.RunContext.Push;
import io.github.imagesync.rules.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which commits a sync covers. One that came with an earlier push is covered here because that
/// push's own run was cancelled, or died.
record Coverage(ConfigRepository repository) {

  /// Newest first; empty where that can't be known cheaply.
  List<Covered> of(Wish wish, Base base, Commit tip) {
    return switch (base) {
      case Base.Everything _ -> List.of();
      case Base.Synced(var id, _) -> since(id, tip, wish.push());
      case Base.Named(var id, _) -> since(id, tip, wish.push());
    };
  }

  private List<Covered> since(String base, Commit tip, Optional<Wish.Push> push) {
    var commits =
        repository.commit(base).flatMap(commit -> repository.since(commit, tip)).orElse(List.of());
    var covered = new ArrayList<Covered>();
    boolean reached = false;
    for (var commit : commits) {
      reached |= push.filter(its -> its.after().equals(commit.id())).isPresent();
      boolean its = push.filter(p -> p.commits().contains(commit.id())).isPresent();
      boolean earlier =
          reached && !its && push.filter(p -> !p.after().equals(commit.id())).isPresent();
      covered.add(new Covered(commit.id(), earlier ? Push.EARLIER : Push.THIS));
    }
    return covered;
  }
}
