package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Manifests of source repositories by digest. Those read last are remembered, bounded in bytes, so
/// that what a plan has read the copy need not ask for again.
public final class Manifests {

  private static final long REMEMBERED_BYTES = 16L << 20;

  private record Key(Repository repository, Digest digest) {}

  private final Sources sources;
  private final Map<Key, Manifest> remembered = new LinkedHashMap<>(64, 0.75f, true);
  private long rememberedBytes;

  public Manifests(Sources sources) {
    this.sources = sources;
  }

  /// The manifest, or empty where the repository does not have it.
  public Optional<Manifest> of(Repository repository, Digest digest) {
    var key = new Key(repository, digest);
    var known = recall(key);
    if (known.isPresent()) {
      return known;
    }
    var read = sources.of(repository).manifest(digest);
    read.ifPresent(manifest -> remember(key, manifest));
    return read;
  }

  private synchronized Optional<Manifest> recall(Key key) {
    return Optional.ofNullable(remembered.get(key));
  }

  private synchronized void remember(Key key, Manifest manifest) {
    if (remembered.putIfAbsent(key, manifest) != null) {
      return;
    }
    rememberedBytes += manifest.size();
    var eldest = remembered.entrySet().iterator();
    while (rememberedBytes > REMEMBERED_BYTES && eldest.hasNext()) {
      rememberedBytes -= eldest.next().getValue().size();
      eldest.remove();
    }
  }
}
