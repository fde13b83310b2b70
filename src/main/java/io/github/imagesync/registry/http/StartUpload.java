package io.github.imagesync.registry.http;

import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;

/// Opens an upload (distribution-spec, "POST then PUT"); reads where its bytes go.
record StartUpload() implements Call<URI> {

  @Override
  public Request request(Site site) {
    return Request.of(site, Method.POST, "blobs/uploads/");
  }

  @Override
  public URI read(Answer answer) {
    return switch (answer.status()) {
      case 201, 202 -> Uploads.location(answer);
      default -> throw Failures.refused(answer);
    };
  }
}
