package io.github.imagesync.copy;

import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.Result;
import io.github.imagesync.registry.RegistryException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Carries plans out as they come, so many images at a time; what another repository feeds comes
/// after it. A failed image stops no other, but for those that it feeds. For one run.
public final class CopyRun {

  private static final System.Logger LOG = System.getLogger(CopyRun.class.getName());

  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final ImageCopier copier;
  private final CopyListener listener;
  private final InstantSource clock;
  private final Semaphore turns;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final Map<Repository, CompletableFuture<Void>> done = new ConcurrentHashMap<>();
  private final Set<Reference> notWritten = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  CopyRun(ImageCopier copier, int jobs, CopyListener listener, InstantSource clock) {
    this.copier = copier;
    this.listener = listener;
    this.clock = clock;
    this.turns = new Semaphore(jobs, true);
  }

  /// Takes a repository's plan and begins with it; the plans that feed it were taken before. What
  /// gives the repository's own tags new names comes last, in its order.
  public void accept(RepositoryPlan plan) {
    listener.planned(plan);
    var before =
        CompletableFuture.allOf(
            plan.after().stream()
                .map(repository -> done.getOrDefault(repository, NOTHING))
                .toArray(CompletableFuture<?>[]::new));
    var fromElsewhere =
        plan.images().stream()
            .filter(planned -> !isOwn(planned, plan))
            .map(planned -> begun(planned, plan, before))
            .toArray(CompletableFuture<?>[]::new);
    var last = CompletableFuture.allOf(fromElsewhere);
    for (var planned : plan.images()) {
      if (isOwn(planned, plan)) {
        last = begun(planned, plan, last);
      }
    }
    done.put(plan.destination(), last);
  }

  private static boolean isOwn(Planned planned, RepositoryPlan plan) {
    return planned.intent().rule().source().equals(plan.destination());
  }

  private CompletableFuture<Void> begun(
      Planned planned, RepositoryPlan plan, CompletableFuture<Void> before) {
    try {
      return CompletableFuture.runAsync(() -> carryOut(planned, plan, before), executor);
    } catch (RejectedExecutionException e) {
      settle(planned.intent(), notTried());
      return NOTHING;
    }
  }

  /// Waits for all that was taken and gives every image's result, in the order of the rules.
  public List<Result> finish() {
    executor.close();
    return results.stream().sorted(Results.BY_RULE).toList();
  }

  /// Begins nothing new, gives what is under way so long to end, then breaks it off.
  public void cancel(Duration grace) {
    cancelled = true;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Planned planned, RepositoryPlan plan, CompletableFuture<Void> before) {
    switch (planned) {
      case Planned.Work work -> copyInTurn(work, plan, before);
      case Planned.UpToDate(var intent, var image) -> settle(intent, new Outcome.UpToDate(image));
      case Planned.Unreadable(var intent, var why) ->
          settle(intent, new Outcome.Skipped(Outcome.Why.UNREADABLE, why.message()));
      case Planned.Held(var intent, var why) ->
          settle(
              intent,
              new Outcome.Skipped(
                  Outcome.Why.PREDECESSOR_FAILED, "waits for its source: " + why.message()));
      case Planned.Blocked(var intent, var why) -> settle(intent, new Outcome.Failed(why));
    }
  }

  private void settle(Intent intent, Outcome outcome) {
    record(new Result(intent, outcome, Duration.ZERO));
  }

  private void record(Result result) {
    results.add(result);
    listener.finished(result);
  }

  private void copyInTurn(Planned.Work work, RepositoryPlan plan, CompletableFuture<Void> before) {
    try {
      before.get();
      turns.acquire();
    } catch (InterruptedException | ExecutionException e) {
      settle(work.intent(), notTried());
      return;
    }
    try {
      var began = clock.instant();
      var outcome = cancelled ? notTried() : fedOrSkipped(work, plan);
      noteIfNotWritten(work, outcome);
      record(new Result(work.intent(), outcome, Duration.between(began, clock.instant())));
    } finally {
      turns.release();
    }
  }

  private void noteIfNotWritten(Planned.Work work, Outcome outcome) {
    switch (outcome) {
      case Outcome.Failed _, Outcome.Skipped _ ->
          work.intent().wanted().ifPresent(wanted -> notWritten.add(wanted.destination()));
      case Outcome.Copied _, Outcome.Updated _, Outcome.UpToDate _ -> {}
    }
  }

  private Outcome fedOrSkipped(Planned.Work work, RepositoryPlan plan) {
    var source = work.intent().wanted().orElseThrow().source();
    if (notWritten.contains(source)) {
      return new Outcome.Skipped(
          Outcome.Why.PREDECESSOR_FAILED,
          "waits for its source: " + source + " could not be written");
    }
    listener.started(work.intent());
    return tried(work, plan);
  }

  private Outcome tried(Planned.Work work, RepositoryPlan plan) {
    try {
      var moved = copier.copy(work, plan);
      return switch (work) {
        case Planned.Copy(_, var image) -> new Outcome.Copied(image, moved.sent(), moved.mounted());
        case Planned.Move(_, var from, var image) ->
            new Outcome.Updated(from, image, moved.sent(), moved.mounted());
      };
    } catch (RegistryException e) {
      return e.kind() == RegistryException.Kind.CANCELLED
          ? notTried()
          : new Outcome.Failed(Failures.whileCopying(e));
    } catch (SourceGone e) {
      return new Outcome.Failed(e.failure());
    } catch (CancellationException e) {
      return notTried();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "copy of {0} failed unexpectedly", work.intent().source(), e);
      return new Outcome.Failed(new Failure(Failure.Cause.UNEXPECTED, "unexpected: " + e));
    }
  }

  private static Outcome notTried() {
    return new Outcome.Skipped(Outcome.Why.CANCELLED, "the run was cancelled");
  }
}
