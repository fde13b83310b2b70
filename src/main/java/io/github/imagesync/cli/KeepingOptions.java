package io.github.imagesync.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/// Whether a sync remembers what it did.
final class KeepingOptions {

  static final String NAME = "Sync state";

  @Option(
      names = "--keep-state",
      description = {
        "Go on from the last sync and leave word for the next: what changed and what failed",
        "before is synced. Kept in the repository of --repo, in refs/image-sync/state/BRANCH."
      })
  boolean keepState;

  @Option(
      names = "--full-every",
      paramLabel = "TIME",
      defaultValue = "8d",
      description = "Sync everything when the last full resync is older. Default: 8d.")
  Duration fullEvery = Duration.ofDays(8);
}
