package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.registry.http.ResumingBlob.Resumes;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Registries over HTTP: all that is known of them (logins, tokens, pauses, connections) is shared
/// by the repositories that this gives. Safe for many threads; use virtual ones, whose interrupts
/// end a request at once.
public final class HttpRegistries implements AutoCloseable {

  private final Clients clients;
  private final StallGuard guard;
  private final Client client;

  /// Throws `UncheckedIOException` where the settings' file of certificates can't be read.
  public HttpRegistries(
      HttpSettings settings,
      Credentials credentials,
      RequestCounts counts,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random) {
    var backoff = Backoff.usual(random);
    this.clients = Clients.of(settings);
    this.guard = new StallGuard(settings.stall());

    Exchange exchange =
        new Pooled(clients, new Lanes(settings.connections()), guard, counts, settings, clock);
    exchange = new FallingBack(exchange);
    exchange = new Throttled(exchange, new Pauses(clock, sleeper, backoff, settings.patience()));
    exchange = new Redirected(exchange);
    exchange = new Authorised(exchange, new Tokens(exchange, clock));
    exchange =
        new Retrying(exchange, settings.retries(), settings.patience(), backoff, clock, sleeper);

    this.client =
        new Client(
            exchange,
            credentials,
            new Referrers(exchange),
            new Resumes(settings.retries(), backoff, sleeper));
  }

  /// Repositories to read; a token for them can do no more.
  public Sources sources() {
    return repository -> new HttpSource(client, repository);
  }

  /// Repositories to write.
  public Destinations destinations() {
    return repository -> new HttpDestination(client, repository);
  }

  /// Drops all connections.
  @Override
  public void close() {
    guard.close();
    clients.close();
  }
}
