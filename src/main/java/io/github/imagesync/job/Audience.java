package io.github.imagesync.job;

import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Report;

/// Who follows a job: a terminal, a log, a check run. Told from many threads; must be quick and
/// must not throw, since a job does not fail for want of listeners.
public interface Audience {

  /// Follows nothing.
  Audience NONE = new Audience() {};

  /// So many destination repositories will be looked at.
  default void started(int repositories) {}

  /// A repository's plan stands.
  default void planned(RepositoryPlan plan) {}

  /// The copying of an image begins.
  default void copying(Intent intent) {}

  /// So many bytes more went through.
  default void moved(long bytes) {}

  /// An image has its outcome.
  default void finished(Result result) {}

  /// The job is over.
  default void finished(Report report) {}
}
