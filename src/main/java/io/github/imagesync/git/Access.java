package io.github.imagesync.git;

import io.github.imagesync.credentials.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;

/// How to reach a repository over http(s): the token, shown to the repository's own host only; the
/// environment, of which HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY count; how long to wait
/// for a connection and for each read; how often to try again what may go well a little later; and
/// whom to trust, empty for the JVM's own choice.
public record Access(
    Optional<Secret> token,
    Map<String, String> environment,
    Duration timeout,
    int retries,
    List<TrustManager> trust) {

  public static final Access ANONYMOUS =
      new Access(Optional.empty(), Map.of(), Duration.ofSeconds(30), 2, List.of());

  public Access {
    token = token.filter(secret -> !secret.reveal().isBlank());
    environment = Map.copyOf(environment);
    trust = List.copyOf(trust);
  }

  public Access with(Secret given) {
    return new Access(Optional.of(given), environment, timeout, retries, trust);
  }
}
