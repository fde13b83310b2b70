package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Blob uploads and mounts (distribution-spec, "Pushing blobs").
final class UploadEndpoint {

  /// What to do with a session while no one else can touch it.
  @FunctionalInterface
  private interface Step {
    void take(UploadSession session) throws IOException;
  }

  private final Storage storage;
  private final UploadSessions sessions;

  UploadEndpoint(Storage storage, UploadSessions sessions) {
    this.storage = storage;
    this.sessions = sessions;
  }

  /// POST: mounts a blob, takes one that comes with the request, or opens an upload.
  void open(Call call, String name, Permission permission) throws IOException {
    Storage.requireName(name);
    var mount = call.parameter("mount").map(Call::digest);
    if (mount.isPresent()) {
      if (mount(name, mount.get(), call.parameter("from"), permission)) {
        created(call, name, mount.get());
        return;
      }
      opened(call, sessions.open(name, mount.get().algorithm()));
      return;
    }
    var digest = call.parameter("digest").map(Call::digest);
    if (digest.isEmpty()) {
      opened(call, sessions.open(name, algorithm(call)));
      return;
    }
    var session = sessions.open(name, digest.get().algorithm());
    try {
      receive(call, session);
      complete(call, session, digest.get());
    } finally {
      sessions.end(session);
    }
  }

  /// PATCH: one chunk, or all in a stream.
  void append(Call call, String name, String id) throws IOException {
    inTurn(
        name,
        id,
        session -> {
          receive(call, session);
          progress(call, session).answer(202);
        });
  }

  /// PUT: the last chunk, if one comes, and the digest of the whole.
  void finish(Call call, String name, String id) throws IOException {
    var digest =
        Call.digest(
            call.parameter("digest")
                .orElseThrow(() -> new Refusal(ErrorCode.DIGEST_INVALID, "digest is missing")));
    inTurn(
        name,
        id,
        session -> {
          session.content.expect(digest.algorithm());
          receive(call, session);
          try {
            complete(call, session, digest);
          } finally {
            sessions.end(session);
          }
        });
  }

  /// GET: how far the upload is.
  void status(Call call, String name, String id) throws IOException {
    inTurn(name, id, session -> progress(call, session).answer(204));
  }

  /// DELETE: gives the upload up.
  void cancel(Call call, String name, String id) throws IOException {
    inTurn(
        name,
        id,
        session -> {
          sessions.end(session);
          call.answer(204);
        });
  }

  private void inTurn(String name, String id, Step step) throws IOException {
    var session = sessions.find(name, id);
    session.lock.lock();
    try {
      sessions.find(name, id);
      step.take(session);
    } finally {
      session.lock.unlock();
    }
  }

  private boolean mount(String name, Digest blob, Optional<String> from, Permission permission)
      throws IOException {
    var holder = from.isPresent() ? storage.find(from.get()) : storage.holderOf(blob, permission);
    if (holder.isEmpty() || !holder.get().blobs().has(blob)) {
      return false;
    }
    var folder = storage.toWrite(name);
    boolean taken = folder.blobs().takeFrom(holder.get().blobs(), blob);
    folder.create();
    return taken;
  }

  private static void receive(Call call, UploadSession session) throws IOException {
    var announced = call.announcedLength();
    var header = call.header("Content-Range");
    if (header != null) {
      var range =
          ContentRange.ofChunk(header)
              .orElseThrow(() -> new Refusal(ErrorCode.BLOB_UPLOAD_INVALID, "Content-Range"));
      if (range.first() != session.content.size()) {
        throw new Refusal(
            416,
            ErrorCode.BLOB_UPLOAD_INVALID,
            "the next byte is " + session.content.size(),
            Map.of("Location", session.location(), "Range", session.range()));
      }
      if (announced.isPresent() && announced.get() != range.length()) {
        throw new Refusal(ErrorCode.SIZE_INVALID, "Content-Range and Content-Length differ");
      }
    }
    long received = session.content.append(call.body());
    if (announced.isPresent() && announced.get() != received) {
      throw new Refusal(ErrorCode.SIZE_INVALID, "the request broke off");
    }
  }

  private void complete(Call call, UploadSession session, Digest digest) throws IOException {
    var got = session.content.digest();
    if (!got.equals(digest)) {
      throw new Refusal(ErrorCode.DIGEST_INVALID, "expected " + digest + ", got " + got);
    }
    var folder = storage.toWrite(session.repository);
    folder.blobs().adopt(session.content, digest);
    folder.create();
    created(call, session.repository, digest);
  }

  private static void opened(Call call, UploadSession session) throws IOException {
    progress(call, session).answer(202);
  }

  private static Call progress(Call call, UploadSession session) {
    return call.with("Location", session.location())
        .with("Range", session.range())
        .with("Docker-Upload-UUID", session.id);
  }

  private static void created(Call call, String name, Digest digest) throws IOException {
    call.with("Location", "/v2/" + name + "/blobs/" + digest)
        .with("Docker-Content-Digest", digest.toString())
        .answer(201);
  }

  private static Digest.Algorithm algorithm(Call call) {
    var wanted = call.parameter("digest-algorithm").orElse("sha256");
    return Stream.of(Digest.Algorithm.values())
        .filter(algorithm -> algorithm.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new Refusal(ErrorCode.DIGEST_INVALID, "digest-algorithm " + wanted));
  }
}
