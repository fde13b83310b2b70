package io.github.imagesync.registry.http;

import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;

/// Ends an upload that gets no content; whatever the registry says to that is well.
record AbandonUpload(URI location) implements Call<Integer> {

  @Override
  public Request request(Site site) {
    return Request.at(site, Method.DELETE, location);
  }

  @Override
  public Integer read(Answer answer) {
    return answer.status();
  }
}
