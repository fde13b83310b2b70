package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts the bytes that images will move when copied one after another: a blob that a repository
/// of the destination's registry has by then is mounted, one that the repository itself has is
/// nothing.
final class BlobVolume {

  private final Map<String, Map<Digest, Set<Repository>>> held = new HashMap<>();

  /// The bytes that one image adds; afterwards the destination holds its blobs.
  Volume add(Repository source, Repository destination, Collection<Descriptor> blobs) {
    long toMove = 0;
    long mountable = 0;
    boolean oneRegistry = source.registry().equals(destination.registry());
    for (var blob : blobs) {
      var holders = holders(destination.registry(), blob.digest());
      if (!holders.contains(destination)) {
        if (holders.isEmpty() && !oneRegistry) {
          toMove += blob.size();
        } else {
          mountable += blob.size();
        }
      }
      holders.add(destination);
    }
    return new Volume(toMove, mountable, 0);
  }

  private Set<Repository> holders(String registry, Digest blob) {
    return held.computeIfAbsent(registry, _ -> new HashMap<>())
        .computeIfAbsent(blob, _ -> new HashSet<>());
  }
}
