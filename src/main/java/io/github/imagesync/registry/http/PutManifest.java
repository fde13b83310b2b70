package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.http.Request.Method;

/// Pushes a manifest's own bytes (distribution-spec, "Pushing Manifests").
record PutManifest(Manifest manifest, Target target) implements Call<PutManifest.Stored> {

  /// Whether the registry keeps the list of referrers by itself (distribution-spec, "Pushing
  /// Manifests with Subject").
  enum Stored {
    PLAIN,
    SUBJECT_LISTED
  }

  @Override
  public Request request(Site site) {
    var content = manifest.content();
    return Request.of(site, Method.PUT, "manifests/" + target)
        .sending(new Body.Bytes(content.bytes(), content.mediaType().name()));
  }

  @Override
  public Stored read(Answer answer) {
    if (answer.status() != 201) {
      throw Failures.refused(answer);
    }
    var stored = DigestOf.digest(answer);
    if (stored.isPresent()
        && stored.get().algorithm() == manifest.digest().algorithm()
        && !stored.get().equals(manifest.digest())) {
      throw Failures.corrupt(answer, "stored " + stored.get() + " instead of " + manifest.digest());
    }
    return answer.header("OCI-Subject").isPresent() ? Stored.SUBJECT_LISTED : Stored.PLAIN;
  }
}
