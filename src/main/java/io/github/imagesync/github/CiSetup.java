package io.github.imagesync.github;

import io.github.imagesync.git.Branch;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.PlanJobs;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.job.Wish;
import io.github.imagesync.report.Lines;
import io.github.imagesync.rules.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What every job inside GitHub Actions works with; `limits` are those that were set, in words;
/// `effect` is what a sync may have at most. Nothing here can write to a registry.
public record CiSetup(
    GitHubEnvironment environment,
    CheckRuns checks,
    RuleRevisions revisions,
    Optional<Branch> branch,
    Settings settings,
    List<String> limits,
    ForkRules forks,
    Wish.Effect effect,
    PlanJobs plans,
    Audience audience,
    Lines log,
    Optional<Path> resultFile,
    InstantSource clock) {

  /// What is done for rules that a fork brings, which may name any host.
  public enum ForkRules {
    /// No registry is asked.
    OFFLINE,
    /// Planned like those of the repository itself.
    PLANNED
  }

  /// The branch that a sync works on: the one that was named, else the event's.
  Branch branchOfEvent() {
    return branch.orElseGet(() -> Branch.of(environment.branch()));
  }

  Telling telling() {
    return new Telling(environment, log, resultFile);
  }
}
