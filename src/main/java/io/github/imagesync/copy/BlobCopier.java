package io.github.imagesync.copy;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import io.github.imagesync.copy.BlobLedger.Claim;
import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.plan.Interrupted;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Source;
import io.github.imagesync.registry.Upload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Gets a blob into a destination repository in the cheapest way: it is known to be there, it is
/// mounted, it turns out to be there, or its bytes are streamed from the source.
final class BlobCopier {

  private final BlobLedger ledger;
  private final Retries retries;
  private final Semaphore streams;
  private final CopyListener listener;

  /// At most `streams` blobs stream at a time, so that memory does not grow with what is copied.
  BlobCopier(BlobLedger ledger, Retries retries, int streams, CopyListener listener) {
    this.ledger = ledger;
    this.retries = retries;
    this.streams = new Semaphore(streams);
    this.listener = listener;
  }

  /// Makes sure that the repository has the blob; returns the bytes that this took.
  Moved copy(Descriptor blob, Source source, Destination destination, Presence presence) {
    var move = new Move(blob, source, destination);
    return onceInRepository(move, () -> cheapest(move, presence));
  }

  /// As [#copy], where the registry misses what it was thought to have: it is asked, and what it
  /// does not have is sent, for a mount may be what it only seemed to do.
  Moved restore(Descriptor blob, Source source, Destination destination) {
    var move = new Move(blob, source, destination);
    ledger.forget(destination.repository(), blob.digest());
    return onceInRepository(
        move, () -> isThere(move) ? Moved.NOTHING : sent(move, Optional.empty()));
  }

  private Moved onceInRepository(Move move, Supplier<Moved> way) {
    while (!ledger.has(move.to(), move.blob().digest())) {
      switch (ledger.claimInRepository(move.to(), move.blob().digest())) {
        case Claim.Theirs(var ended) -> waitFor(ended);
        case Claim.Mine mine -> {
          try (mine) {
            return way.get();
          }
        }
      }
    }
    return Moved.NOTHING;
  }

  private boolean isThere(Move move) {
    boolean there = move.destination().hasBlob(move.blob());
    if (there) {
      ledger.note(move.to(), move.blob().digest());
    }
    return there;
  }

  /// One blob on its way.
  private record Move(Descriptor blob, Source source, Destination destination) {

    Repository to() {
      return destination.repository();
    }

    boolean staysInRegistry() {
      return source.repository().registry().equals(to().registry());
    }
  }

  private Moved cheapest(Move move, Presence presence) {
    var mounted = mounted(move, mountSource(move));
    if (mounted.isPresent()) {
      return mounted.get();
    }
    return presence != Presence.NEW && isThere(move) ? Moved.NOTHING : uploadedOnce(move);
  }

  private Optional<Repository> mountSource(Move move) {
    return move.staysInRegistry()
        ? Optional.of(move.source().repository())
        : ledger.holder(move.to(), move.blob().digest());
  }

  /// Empty where nothing could be mounted and nothing was sent.
  private Optional<Moved> mounted(Move move, Optional<Repository> from) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    return switch (move.destination().mount(move.blob(), from.get())) {
      case MountAnswer.Mounted _ -> {
        ledger.note(move.to(), move.blob().digest());
        yield Optional.of(new Moved(0, move.blob().size()));
      }
      case MountAnswer.Opened(var upload) -> Optional.of(sent(move, Optional.of(upload)));
      case MountAnswer.Refused _ -> Optional.empty();
    };
  }

  /// Uploads, unless another repository of the registry is just getting the blob: that one is
  /// waited for, and mounted from.
  private Moved uploadedOnce(Move move) {
    while (true) {
      switch (ledger.claimUpload(move.to(), move.blob().digest())) {
        case Claim.Theirs(var ended) -> {
          waitFor(ended);
          var mounted = mounted(move, ledger.holder(move.to(), move.blob().digest()));
          if (mounted.isPresent()) {
            return mounted.get();
          }
        }
        case Claim.Mine mine -> {
          try (mine) {
            return sent(move, Optional.empty());
          }
        }
      }
    }
  }

  private Moved sent(Move move, Optional<Upload> opened) {
    var next = new AtomicReference<>(opened);
    try {
      streams.acquire();
      try {
        long bytes =
            Failsafe.with(retries.<Long>policy())
                .get(() -> sentOnce(move, next.getAndSet(Optional.empty())));
        ledger.note(move.to(), move.blob().digest());
        return new Moved(bytes, 0);
      } finally {
        streams.release();
      }
    } catch (InterruptedException e) {
      throw Interrupted.by(e);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw Interrupted.by(e);
      }
      throw e;
    }
  }

  private long sentOnce(Move move, Optional<Upload> opened) {
    var upload = opened.orElseGet(move.destination()::startUpload);
    try {
      return upload.send(
          move.blob(), () -> new CountedStream(move.source().blob(move.blob()), listener::moved));
    } catch (RegistryException e) {
      if (e.kind() != RegistryException.Kind.UNREACHABLE) {
        upload.abandon();
      }
      throw e;
    }
  }

  private static void waitFor(CompletableFuture<Void> ended) {
    try {
      ended.get();
    } catch (InterruptedException e) {
      throw Interrupted.by(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
