package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.TokenRequest.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// The tokens of a run: each fetched once, however many ask for it at a time, and anew before it
/// ends.
final class Tokens {

  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Exchange exchange;
  private final Clock clock;
  private final Map<Key, CompletableFuture<Held>> held = new ConcurrentHashMap<>();

  Tokens(Exchange exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  /// What tells one token from another.
  record Key(
      String authority,
      String realm,
      Optional<String> service,
      SortedSet<Scope> scopes,
      Credential credential) {}

  private record Held(Secret value, Instant until) {}

  /// A token that holds; fetched where there is none yet. Waits for whoever is fetching it.
  Secret get(Key key, Request wanted) {
    while (true) {
      var mine = new CompletableFuture<Held>();
      var theirs = held.putIfAbsent(key, mine);
      if (theirs == null) {
        return fetch(key, wanted, mine).value();
      }
      var token = await(theirs, wanted);
      if (token.isPresent() && clock.instant().isBefore(token.get().until())) {
        return token.get().value();
      }
      held.remove(key, theirs);
    }
  }

  /// Throws away a token that the registry did not take; no other that came meanwhile.
  void forget(Key key, Secret refused) {
    var future = held.get(key);
    if (future != null
        && future.isDone()
        && !future.isCompletedExceptionally()
        && future.join().value().equals(refused)) {
      held.remove(key, future);
    }
  }

  private Held fetch(Key key, Request wanted, CompletableFuture<Held> mine) {
    try {
      var request = new TokenRequest(key.realm(), key.service(), key.scopes(), key.credential());
      var token = request.make(exchange, wanted.site());
      var fetched = new Held(token.value(), clock.instant().plus(usable(token)));
      mine.complete(fetched);
      return fetched;
    } catch (RuntimeException | Error e) {
      held.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  /// A token that lasts a few seconds only is used for half of them.
  private static Duration usable(Token token) {
    var lasts = token.lasts();
    return lasts.compareTo(SLACK.multipliedBy(2)) > 0 ? lasts.minus(SLACK) : lasts.dividedBy(2);
  }

  /// Empty where the one who was fetching it was cancelled: that is no answer for us.
  private static Optional<Held> await(CompletableFuture<Held> theirs, Request wanted) {
    try {
      return Optional.of(theirs.get());
    } catch (InterruptedException e) {
      throw Failures.cancelled(wanted, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RegistryException failure) {
        if (failure.kind() == Kind.CANCELLED) {
          return Optional.empty();
        }
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
