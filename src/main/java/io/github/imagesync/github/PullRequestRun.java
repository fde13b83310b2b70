package io.github.imagesync.github;

import io.github.imagesync.github.CheckRun.Hurry;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.report.CheckText;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A pull request's check from its beginning to its end. Reaches nothing that writes to registries.
record PullRequestRun(CiSetup setup) {

  private static final CheckText BEGINNING = CheckText.brief("Under way", "Reading the rules.");
  private static final CheckText CANCELLED =
      CheckText.brief("Cancelled", "The job was cancelled before the plan stood.");

  ExitCode of(Event.PullRequest event, Cancellation cancellation) {
    var repository = setup.revisions().repository();
    return run(
        event.head(),
        () -> Proposal.of(event, setup.environment().sha(), repository),
        cancellation);
  }

  ExitCode of(Event.MergeGroup event, Cancellation cancellation) {
    var repository = setup.revisions().repository();
    return run(event.head(), () -> Proposal.of(event, repository), cancellation);
  }

  private ExitCode run(String head, Supplier<Proposal> proposal, Cancellation cancellation) {
    var check = setup.checks().begin(CheckName.PLAN, head, BEGINNING);
    cancellation.onRequest(
        () -> check.complete(Conclusion.CANCELLED, CANCELLED, List.of(), Hurry.YES));
    try (var poster = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      var progress = CheckProgress.on(check, "Planning the changed rules.", setup.clock(), poster);
      var told =
          new PullRequestCheck(setup).of(proposal.get(), Audience.both(setup.audience(), progress));
      setup.telling().of(CheckName.PLAN, check, told);
      return exitCode(told);
    } catch (RuntimeException e) {
      setup.telling().ofBreakdown(CheckName.PLAN, check, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private static ExitCode exitCode(Telling.Told told) {
    return switch (told.conclusion()) {
      case SUCCESS, NEUTRAL -> ExitCode.WELL;
      case CANCELLED -> ExitCode.CANCELLED;
      case FAILURE ->
          ExitCode.of(told.report()) == ExitCode.REFUSED ? ExitCode.REFUSED : ExitCode.FAILED;
    };
  }
}
