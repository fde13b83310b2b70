package io.github.imagesync.job;

import io.github.imagesync.plan.Limits;

/// Makes a plan job with the credentials that a commit's files name.
@FunctionalInterface
public interface PlanJobs {

  Ready<PlanJob> of(CommitFiles files, Limits limits);
}
