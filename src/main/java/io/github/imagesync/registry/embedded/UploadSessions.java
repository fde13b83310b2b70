package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The uploads under way; one that nobody touches for an hour is dropped when another is opened.
final class UploadSessions implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

  UploadSessions(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  UploadSession open(String repository, Digest.Algorithm algorithm) throws IOException {
    dropForgotten();
    var session =
        new UploadSession(
            repository, UUID.randomUUID().toString(), folder, algorithm, clock.instant());
    sessions.put(session.id, session);
    return session;
  }

  /// The session of this repository, or a refusal.
  UploadSession find(String repository, String id) {
    var session = sessions.get(id);
    if (session == null || !session.repository.equals(repository)) {
      throw new Refusal(ErrorCode.BLOB_UPLOAD_UNKNOWN, id);
    }
    session.lastUsed = clock.instant();
    return session;
  }

  /// Ends a session; what it holds is gone, unless it was taken.
  void end(UploadSession session) throws IOException {
    sessions.remove(session.id);
    session.close();
  }

  @Override
  public void close() throws IOException {
    for (var session : List.copyOf(sessions.values())) {
      end(session);
    }
  }

  private void dropForgotten() throws IOException {
    var limit = clock.instant().minus(PATIENCE);
    for (var session : List.copyOf(sessions.values())) {
      if (session.lastUsed.isBefore(limit) && session.lock.tryLock()) {
        try {
          end(session);
        } finally {
          session.lock.unlock();
        }
      }
    }
  }
}
