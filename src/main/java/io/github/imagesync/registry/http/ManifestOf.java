package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.http.Request.Method;
import java.util.Optional;

/// A manifest (distribution-spec, "Pulling manifests"), its bytes held to the digest that was asked
/// for, or that the registry says they have.
record ManifestOf(Target target) implements Call<Optional<Manifest>> {

  @Override
  public Request request(Site site) {
    return Request.of(site, Method.GET, "manifests/" + target).acceptingManifests();
  }

  @Override
  public Optional<Manifest> read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> Optional.of(manifest(answer));
      case 404 -> Optional.empty();
      default -> throw Failures.refused(answer);
    };
  }

  private Manifest manifest(Answer answer) {
    var bytes = answer.bytes();
    var promised =
        switch (target) {
          case Digest asked -> Optional.of(asked);
          case Tag _ -> DigestOf.digest(answer);
        };
    if (promised.isPresent() && !promised.get().matches(bytes)) {
      throw Failures.corrupt(
          answer, "the content has not the digest " + promised.get() + " but " + Digest.of(bytes));
    }
    try {
      return Manifest.parse(
          bytes, DigestOf.mediaType(answer), promised.orElseGet(() -> Digest.of(bytes)));
    } catch (MalformedManifest e) {
      throw Failures.corrupt(answer, "no manifest: " + e.getMessage());
    }
  }
}
