package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.registry.layout.IncomingBlob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// A blob upload under way. Whoever writes to it holds its lock.
final class UploadSession implements AutoCloseable {

  final String repository;
  final String id;
  final IncomingBlob content;
  final ReentrantLock lock = new ReentrantLock();
  volatile Instant lastUsed;

  UploadSession(String repository, String id, Path folder, Digest.Algorithm algorithm, Instant now)
      throws IOException {
    this.repository = repository;
    this.id = id;
    this.content = new IncomingBlob(folder.resolve(id), algorithm);
    this.lastUsed = now;
  }

  String location() {
    return "/v2/" + repository + "/blobs/uploads/" + id;
  }

  /// The range that has arrived; there is no way to write an empty one.
  String range() {
    return "0-" + Math.max(0, content.size() - 1);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
