package io.github.imagesync.registry.embedded;

import java.net.URI;

/// Hears of each request just before it is answered, on the thread that answers: what a client has
/// an answer to has been heard of.
@FunctionalInterface
public interface RequestListener {

  /// Hears nothing.
  RequestListener NONE = (_, _, _) -> {};

  /// `target` is path and query as they came.
  void answering(String method, URI target, int status);
}
