package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.http.Request.Method;

/// Whether a repository has a blob (distribution-spec, "Checking if content exists in the
/// registry").
record HasBlob(Descriptor blob) implements Call<Boolean> {

  @Override
  public Request request(Site site) {
    return Request.of(site, Method.HEAD, "blobs/" + blob.digest());
  }

  /// A registry that refuses HEAD gets an upload: what it has already, it then drops.
  @Override
  public Boolean read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> true;
      case 404, 405, 501 -> false;
      default -> throw Failures.refused(answer);
    };
  }
}
