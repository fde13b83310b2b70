package io.github.imagesync.github;

import io.github.imagesync.github.Annotations.Placing;
import io.github.imagesync.github.Telling.Told;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.job.KeptSync;
import io.github.imagesync.job.SyncJobs;
import io.github.imagesync.job.Wish;
import java.time.Duration;
import java.util.concurrent.Executors;

/// A sync inside GitHub Actions, on a check run from its beginning to its end.
record SyncRun(CiSetup setup, SyncJobs syncs, Duration fullEvery) {

  ExitCode of(CheckName name, Wish wish, Cancellation cancellation) {
    var page = setup.environment().page();
    try (var poster = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      var witness =
          new CheckWitness(setup.checks(), name, page, setup.clock(), poster, setup.audience());
      try {
        var ended = sync().run(wish, witness, cancellation);
        var report = ended.report();
        var annotations = Annotations.of(report, Placing.AS_READ);
        var told =
            new Told(report, ended.context(), ended.tip(), Conclusion.of(report), annotations);
        setup.telling().of(name, witness.check(setup.environment().sha()), told);
        return ExitCode.of(report);
      } catch (RuntimeException e) {
        var check = witness.check(setup.environment().sha());
        setup.telling().ofBreakdown(name, check, String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  private KeptSync sync() {
    return new KeptSync(
        setup.revisions().repository(),
        setup.branchOfEvent(),
        setup.revisions(),
        setup.settings(),
        fullEvery,
        setup.plans(),
        syncs,
        setup.clock());
  }
}
