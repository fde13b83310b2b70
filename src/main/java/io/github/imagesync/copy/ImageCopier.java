package io.github.imagesync.copy;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Target;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.OncePerKey;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import io.github.imagesync.plan.Together;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Source;
import io.github.imagesync.registry.Sources;
import java.util.Collection;
import java.util.List;

/// Copies one image: blobs and children first, the tag last, so that no tag ever points at
/// something incomplete. The source is read by the planned digest, even if its tag has moved since.
final class ImageCopier {

  private record Child(Repository repository, Digest digest) {}

  /// Where an image comes from and goes to.
  private record Way(Source source, Destination destination, Presence presence) {}

  private final Sources sources;
  private final Destinations destinations;
  private final Manifests manifests;
  private final BlobCopier blobs;
  private final BlobLedger ledger;
  private final OncePerKey<Child, Boolean> children = new OncePerKey<>();

  ImageCopier(
      Sources sources,
      Destinations destinations,
      Manifests manifests,
      BlobCopier blobs,
      BlobLedger ledger) {
    this.sources = sources;
    this.destinations = destinations;
    this.manifests = manifests;
    this.blobs = blobs;
    this.ledger = ledger;
  }

  /// Carries one planned image out; returns the bytes it took. The tag is as it was if this throws.
  Moved copy(Planned.Work work, RepositoryPlan plan) {
    var wanted = work.intent().wanted().orElseThrow();
    var way =
        new Way(
            sources.of(wanted.source().repository()),
            destinations.of(plan.destination()),
            plan.presence());
    if (work instanceof Planned.Move move) {
      noteContentOf(move.from(), way.destination());
    }
    return pushed(manifest(work.image(), way), wanted.destination().target(), way);
  }

  private Moved pushed(Manifest manifest, Target target, Way way) {
    if (way.source().repository().equals(way.destination().repository())) {
      way.destination().push(manifest, target);
      return Moved.NOTHING;
    }
    var moved = contentOf(manifest, way);
    try {
      way.destination().push(manifest, target);
      return moved;
    } catch (RegistryException e) {
      if (!e.saysBlobUnknown()) {
        throw e;
      }
      moved = moved.plus(missingContentOf(manifest, way));
      way.destination().push(manifest, target);
      return moved;
    }
  }

  private Moved contentOf(Manifest manifest, Way way) {
    return total(Together.each(manifest.children(), child -> child(child, way)).values())
        .plus(total(Together.each(manifest.blobs(), blob -> blob(blob, way)).values()));
  }

  private static Moved total(Collection<Moved> parts) {
    return parts.stream().reduce(Moved.NOTHING, Moved::plus);
  }

  private Moved blob(Descriptor blob, Way way) {
    return blobs.copy(blob, way.source(), way.destination(), way.presence());
  }

  /// A child is pushed once for a repository, however many images list it.
  private Moved child(Descriptor child, Way way) {
    var mine = new Moved[] {Moved.NOTHING};
    children.get(
        new Child(way.destination().repository(), child.digest()),
        _ -> {
          mine[0] = childContent(child, way);
          return true;
        });
    return mine[0];
  }

  /// An index may list blobs among its manifests, as build caches do.
  private Moved childContent(Descriptor child, Way way) {
    if (!MediaType.MANIFESTS.contains(child.mediaType())
        && manifests.of(way.source().repository(), child.digest()).isEmpty()) {
      return blob(child, way);
    }
    return pushed(manifest(child.digest(), way), child.digest(), way);
  }

  /// What was only assumed to be there is asked for; what is not is copied.
  private Moved missingContentOf(Manifest manifest, Way way) {
    var asking = new Way(way.source(), way.destination(), Presence.EXISTS);
    var moved =
        total(
            Together.each(
                    manifest.blobs(), blob -> blobs.restore(blob, way.source(), way.destination()))
                .values());
    for (var child : manifest.children()) {
      if (way.destination().resolve(child.digest()).isEmpty()) {
        moved = moved.plus(childContent(child, asking));
      }
    }
    return moved;
  }

  private Manifest manifest(Digest digest, Way way) {
    var repository = way.source().repository();
    return manifests
        .of(repository, digest)
        .orElseThrow(() ->
            new SourceGone(
                "there is no "
                    + repository
                    + "@"
                    + digest
                    + " any more; it was deleted, or the index that lists it is incomplete"));
  }

  /// What the tag pointed at so far tells which blobs and children need not be asked for. Best
  /// effort: without it the copy only makes more requests.
  private void noteContentOf(Digest current, Destination destination) {
    try {
      var root = destination.manifest(current);
      root.ifPresent(manifest -> noteBlobs(manifest, destination));
      for (var child : root.map(Manifest::children).orElse(List.of())) {
        destination.manifest(child.digest()).ifPresent(known -> noteChild(known, destination));
      }
    } catch (RegistryException e) {
      if (e.kind() == RegistryException.Kind.CANCELLED) {
        throw e;
      }
    }
  }

  private void noteChild(Manifest child, Destination destination) {
    noteBlobs(child, destination);
    children.get(new Child(destination.repository(), child.digest()), _ -> true);
  }

  private void noteBlobs(Manifest manifest, Destination destination) {
    manifest.blobs().forEach(blob -> ledger.note(destination.repository(), blob.digest()));
  }
}
