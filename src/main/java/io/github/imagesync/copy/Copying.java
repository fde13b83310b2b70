package io.github.imagesync.copy;

import io.github.imagesync.plan.Manifests;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.Sources;
import java.time.InstantSource;

/// How runs copy: assembles a run from its parts, on one screen. `jobs` is the number of images,
/// and of streaming blobs, at a time.
public record Copying(int jobs, Retries retries, InstantSource clock) {

  /// A run that reads from these sources and writes to these destinations. `manifests` are those
  /// that planning has read already.
  public CopyRun run(
      Sources sources, Destinations destinations, Manifests manifests, CopyListener listener) {
    var ledger = new BlobLedger();
    var blobs = new BlobCopier(ledger, retries, jobs, listener);
    var images = new ImageCopier(sources, destinations, manifests, blobs, ledger);
    return new CopyRun(images, jobs, listener, clock);
  }
}
