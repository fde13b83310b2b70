package io.github.imagesync.job;

/// Makes a plan job with the credentials that a commit's files name, and the limits that were set.
@FunctionalInterface
public interface PlanJobs {

  Ready<PlanJob> of(CommitFiles files, Limiting limiting);
}
