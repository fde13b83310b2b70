package io.github.imagesync.copy;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Who has, or is just getting, a blob: one ledger for a run, so that a blob crosses the network
/// once for each destination registry. It only assumes: what it says may be gone at the registry.
final class BlobLedger {

  /// Who may see to a blob. A caller that was handed the claim closes it whatever comes of it.
  sealed interface Claim {

    record Mine(CompletableFuture<Void> ended, Runnable release) implements Claim, AutoCloseable {
      @Override
      public void close() {
        release.run();
        ended.complete(null);
      }
    }

    /// Another thread is at it; done when that has ended, well or not.
    record Theirs(CompletableFuture<Void> ended) implements Claim {}
  }

  private record InRegistry(String registry, Digest blob) {}

  private record InRepository(Repository repository, Digest blob) {}

  private final Map<InRegistry, Set<Repository>> holders = new ConcurrentHashMap<>();
  private final Map<Object, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  /// Notes that the repository has the blob.
  void note(Repository repository, Digest blob) {
    holders
        .computeIfAbsent(inRegistry(repository, blob), _ -> ConcurrentHashMap.newKeySet())
        .add(repository);
  }

  /// Takes back what was noted: the registry did not know the blob.
  void forget(Repository repository, Digest blob) {
    var noted = holders.get(inRegistry(repository, blob));
    if (noted != null) {
      noted.remove(repository);
    }
  }

  boolean has(Repository repository, Digest blob) {
    return holders.getOrDefault(inRegistry(repository, blob), Set.of()).contains(repository);
  }

  /// Another repository of the same registry that has the blob, to mount it from.
  Optional<Repository> holder(Repository repository, Digest blob) {
    return holders.getOrDefault(inRegistry(repository, blob), Set.of()).stream()
        .filter(holder -> !holder.equals(repository))
        .findAny();
  }

  /// Claims to see that the repository gets the blob.
  Claim claimInRepository(Repository repository, Digest blob) {
    return claim(new InRepository(repository, blob));
  }

  /// Claims to upload the blob to the repository's registry.
  Claim claimUpload(Repository repository, Digest blob) {
    return claim(inRegistry(repository, blob));
  }

  private Claim claim(Object key) {
    var mine = new CompletableFuture<Void>();
    var theirs = underWay.putIfAbsent(key, mine);
    return theirs != null
        ? new Claim.Theirs(theirs)
        : new Claim.Mine(mine, () -> underWay.remove(key, mine));
  }

  private static InRegistry inRegistry(Repository repository, Digest blob) {
    return new InRegistry(repository.registry(), blob);
  }
}
