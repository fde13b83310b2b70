package io.github.imagesync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.registry.RegistryException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OncePerKeyTest {

  private final OncePerKey<String, String> once = new OncePerKey<>();

  static Stream<RuntimeException> cancellations() {
    return Stream.of(
        new CancellationException("cancelled"),
        new RegistryException(
            RegistryException.Kind.CANCELLED, "PUT https://r.example/v2/", "cancelled", null));
  }

  @ParameterizedTest
  @MethodSource("cancellations")
  void who_waits_for_one_that_is_cancelled_does_the_work_itself(RuntimeException cancelled) {
    var second = new CompletableFuture<String>();

    assertThatThrownBy(() -> once.get("key", _ -> failWhenWaitedFor(second, cancelled)))
        .isSameAs(cancelled);

    assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("by the second");
  }

  @Test
  void who_waits_for_one_that_fails_fails_with_it() {
    var failure = new IllegalStateException("broken");
    var second = new CompletableFuture<String>();

    assertThatThrownBy(() -> once.get("key", _ -> failWhenWaitedFor(second, failure)))
        .isSameAs(failure);

    assertThat(second).failsWithin(Duration.ofSeconds(10));
    assertThat(once.get("key", _ -> "by the third")).isEqualTo("by the third");
  }

  /// Fails as soon as a second thread waits for this work.
  private String failWhenWaitedFor(CompletableFuture<String> answer, RuntimeException failure) {
    var second =
        Thread.ofPlatform()
            .start(() -> {
              try {
                answer.complete(once.get("key", _ -> "by the second"));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    throw failure;
  }
}
