package io.github.imagesync.copy;

import dev.failsafe.RetryPolicy;
import io.github.imagesync.registry.RegistryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often, and after which waits, a broken upload is begun anew. A wait that the registry asks
/// for goes before our own.
public record Retries(int most, Duration first, Duration longest) {

  /// Three more tries, after one second and then more.
  public static final Retries USUAL = new Retries(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

  <T> RetryPolicy<T> policy() {
    var builder =
        RetryPolicy.<T>builder()
            .handleIf(e -> e instanceof RegistryException failure && failure.isTransient())
            .withMaxRetries(most)
            .withDelayFn(context -> askedFor(context.getLastException()));
    return first.isZero()
        ? builder.build()
        : builder.withBackoff(first, longest).withJitter(0.25).build();
  }

  /// Negative means: none was asked for, take the usual one.
  private static Duration askedFor(@Nullable Throwable failure) {
    return failure instanceof RegistryException refused
        ? refused.retryAfter().orElse(Duration.ofMillis(-1))
        : Duration.ofMillis(-1);
  }
}
