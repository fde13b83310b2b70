package io.github.imagesync.github;

import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.GitException;
import io.github.imagesync.github.Event.PullRequest.Origin;
import io.github.imagesync.rules.Base;
import java.util.Optional;

/// What is to become the tip of a branch: the commit that a pull request or a merge queue would
/// make, the one that it would come after, and the one that people look at.
record Proposal(
    Commit merged, Commit base, Base.By by, Optional<Commit> head, String onto, Origin origin) {

  /// A pull request, as the merge commit that the event stands for. Its `base.sha` goes stale; the
  /// first parent is what was merged with.
  static Proposal of(Event.PullRequest event, String merge, ConfigRepository repository) {
    var merged = commit(merge, repository);
    var base =
        repository
            .firstParent(merged)
            .orElseThrow(() ->
                new GitException(
                    GitException.Kind.NOT_FOUND,
                    "%s: the commit that pull request %d was merged with can't be fetched; run again"
                        .formatted(repository.location(), event.number())));
    return new Proposal(
        merged,
        base,
        Base.By.FIRST_PARENT,
        repository.commit(event.head()),
        event.baseBranch(),
        event.origin());
  }

  /// A group of a merge queue.
  static Proposal of(Event.MergeGroup event, ConfigRepository repository) {
    var merged = commit(event.head(), repository);
    var base = commit(event.base(), repository);
    return new Proposal(
        merged,
        base,
        Base.By.MERGE_QUEUE,
        Optional.of(merged),
        event.baseBranch(),
        Origin.SAME_REPOSITORY);
  }

  private static Commit commit(String id, ConfigRepository repository) {
    return repository
        .commit(id)
        .orElseThrow(() ->
            new GitException(
                GitException.Kind.NOT_FOUND,
                "%s: the commit %s can't be fetched; it may have been replaced: run again"
                    .formatted(repository.location(), id)));
  }
}
