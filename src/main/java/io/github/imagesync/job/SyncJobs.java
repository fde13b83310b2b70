package io.github.imagesync.job;

import io.github.imagesync.plan.Limits;

/// Makes a sync job with the credentials that a commit's files name.
@FunctionalInterface
public interface SyncJobs {

  Ready<SyncJob> of(CommitFiles files, Limits limits);
}
