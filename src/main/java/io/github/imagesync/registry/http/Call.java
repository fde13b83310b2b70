package io.github.imagesync.registry.http;

/// One kind of request: what it asks, which answers it expects, how it reads them.
interface Call<T> {

  Request request(Site site);

  /// Throws a `RegistryException` for an answer that is not expected.
  T read(Answer answer);

  /// Makes the call; the answer is closed.
  default T make(Exchange exchange, Site site) {
    try (var answer = exchange.send(request(site))) {
      return read(answer);
    }
  }
}
