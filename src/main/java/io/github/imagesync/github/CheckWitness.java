package io.github.imagesync.github;

import io.github.imagesync.git.Commit;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Witness;
import io.github.imagesync.report.CheckText;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.report.RunPage;
import io.github.imagesync.rules.SyncState.Running;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/// Shows a sync on a check run from its beginning: on the commit that it works on, which is the tip
/// of the branch and need not be that of the event.
final class CheckWitness implements Witness {

  private final CheckRuns checks;
  private final CheckName name;
  private final URI page;
  private final InstantSource clock;
  private final Executor poster;
  private final Audience further;
  private Optional<CheckRun> check = Optional.empty();

  CheckWitness(
      CheckRuns checks,
      CheckName name,
      URI page,
      InstantSource clock,
      Executor poster,
      Audience further) {
    this.checks = checks;
    this.name = name;
    this.page = page;
    this.clock = clock;
    this.poster = poster;
    this.further = further;
  }

  /// The check run, on this commit where the run broke down before it began.
  CheckRun check(String otherwise) {
    return check.orElseGet(() -> checks.begin(name, otherwise, beginning()));
  }

  @Override
  public Running begins(Commit tip) {
    var begun = checks.begin(name, tip.id(), beginning());
    check = Optional.of(begun);
    return new Running(boxed(begun.id()), Optional.of(page.toString()));
  }

  private static CheckText beginning() {
    return CheckText.brief("Under way", "Reading the rules.");
  }

  private static Optional<Long> boxed(OptionalLong id) {
    return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
  }

  @Override
  public void left(Running earlier) {
    var where = earlier.run().map(URI::create).orElse(page);
    earlier.check().ifPresent(id -> check.ifPresent(ours -> ours.closeLeftOver(id, where)));
  }

  @Override
  public Audience follows(RunContext context) {
    var heading = RunPage.heading(context, clock.instant());
    return check
        .<Audience>map(
            begun -> Audience.both(further, CheckProgress.on(begun, heading, clock, poster)))
        .orElse(further);
  }
}
