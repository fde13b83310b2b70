package io.github.imagesync.job;

import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;

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

  /// Tells two of everything.
  static Audience both(Audience one, Audience other) {
    return new Both(one, other);
  }

  /// Two as one.
  record Both(Audience one, Audience other) implements Audience {

    @Override
    public void started(int repositories) {
      one.started(repositories);
      other.started(repositories);
    }

    @Override
    public void planned(RepositoryPlan plan) {
      one.planned(plan);
      other.planned(plan);
    }

    @Override
    public void copying(Intent intent) {
      one.copying(intent);
      other.copying(intent);
    }

    @Override
    public void moved(long bytes) {
      one.moved(bytes);
      other.moved(bytes);
    }

    @Override
    public void finished(Result result) {
      one.finished(result);
      other.finished(result);
    }
  }
}
