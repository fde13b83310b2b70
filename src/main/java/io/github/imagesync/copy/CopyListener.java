package io.github.imagesync.copy;

import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;

/// Is told how a run goes on, from many threads; must be quick and must not throw.
public interface CopyListener {

  /// Told nothing.
  CopyListener NONE = new CopyListener() {};

  /// A repository's plan stands.
  default void planned(RepositoryPlan plan) {}

  /// The copying of an image begins.
  default void started(Intent intent) {}

  /// So many bytes more went through.
  default void moved(long bytes) {}

  /// An image has its outcome.
  default void finished(Result result) {}
}
