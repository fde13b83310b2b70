package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.BlobContent;
import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;

/// Sends a blob whole and closes its upload (distribution-spec, "POST then PUT"). The upload's URL
/// may hold a state of its own, which stays as it is.
record PutBlob(URI location, Descriptor blob, BlobContent content) implements Call<Long> {

  @Override
  public Request request(Site site) {
    var joint = location.getRawQuery() == null ? "?" : "&";
    var uri =
        URI.create(location + joint + "digest=" + blob.digest().toString().replace(":", "%3A"));
    return Request.at(site, Method.PUT, uri).sending(new Body.Blob(blob, content)).in(Lane.WRITE);
  }

  @Override
  public Long read(Answer answer) {
    if (answer.status() != 201) {
      throw Failures.refused(answer);
    }
    var stored = DigestOf.digest(answer);
    if (stored.isPresent()
        && stored.get().algorithm() == blob.digest().algorithm()
        && !stored.get().equals(blob.digest())) {
      throw Failures.corrupt(answer, "stored " + stored.get() + " instead of " + blob.digest());
    }
    return blob.size();
  }
}
