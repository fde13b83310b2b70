package io.github.imagesync.job;

/// Makes a sync job with the credentials that a commit's files name, and the limits that were set.
@FunctionalInterface
public interface SyncJobs {

  Ready<SyncJob> of(CommitFiles files, Limiting limiting);
}
