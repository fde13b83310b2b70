package io.github.imagesync.copy;

import dev.failsafe.RetryPolicy;
import io.github.imagesync.registry.RegistryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often, and after which waits, a broken upload is begun anew.
public record Retries(int most, Duration first, Duration longest) {

  /// Three more tries, after one second and then more.
  public static final Retries USUAL = new Retries(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

  <T> RetryPolicy<T> policy() {
    var builder =
        RetryPolicy.<T>builder()
            .handleIf(e ->
                e instanceof RegistryException failure
                    && (failure.isTransient() || failure.saysUploadLost()))
            .withMaxRetries(most)
            .withDelayFn(context -> delay(context.getLastException()));
    return first.isZero()
        ? builder.build()
        : builder.withBackoff(first, longest).withJitter(0.25).build();
  }

  /// A wait that the registry asked for is kept where it is asked again, by all; negative means the
  /// usual one.
  private static Duration delay(@Nullable Throwable failure) {
    boolean waitsElsewhere =
        failure instanceof RegistryException refused && refused.retryAfter().isPresent();
    return waitsElsewhere ? Duration.ZERO : Duration.ofMillis(-1);
  }
}
