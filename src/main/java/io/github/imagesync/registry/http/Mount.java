package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Asks for a blob of another repository (distribution-spec, "Mounting a blob from another
/// repository"). Its token may also pull there.
record Mount(Descriptor blob, Repository from) implements Call<Mount.Said> {

  /// What a registry says to it.
  sealed interface Said {

    record Done() implements Said {}

    record Opened(URI location) implements Said {}

    record No() implements Said {}
  }

  @Override
  public Request request(Site site) {
    var scopes = new ArrayList<>(site.scopes());
    scopes.add(Scope.pull(from));
    return Request.of(
        new Site(site.repository(), site.login(), scopes),
        Method.POST,
        "blobs/uploads/?mount="
            + URLEncoder.encode(blob.digest().toString(), StandardCharsets.UTF_8)
            + "&from="
            + URLEncoder.encode(from.path(), StandardCharsets.UTF_8));
  }

  /// Any refusal means an upload; only trouble of the registry itself is an error.
  @Override
  public Said read(Answer answer) {
    int status = answer.status();
    if (status == 201) {
      return new Said.Done();
    }
    if (status == 202) {
      return new Said.Opened(Uploads.location(answer));
    }
    boolean trouble = status == 408 || status == 429 || (status >= 500 && status != 501);
    if (trouble || status < 400) {
      throw Failures.refused(answer);
    }
    return new Said.No();
  }
}
