package io.github.imagesync.plan;

import io.github.imagesync.registry.RegistryException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Does the work for a key once: who comes second waits for the first and gets the same answer. A
/// failed answer is forgotten, so that another may try; that the first was cancelled is no answer,
/// and the second does the work instead.
public final class OncePerKey<K, V> {

  private final Map<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

  /// The answer for this key; blocks while another thread works on it. Throws what the work threw.
  public V get(K key, Function<? super K, ? extends V> work) {
    while (true) {
      var mine = new CompletableFuture<V>();
      var theirs = answers.putIfAbsent(key, mine);
      if (theirs == null) {
        return worked(key, work, mine);
      }
      var answer = waitedFor(theirs);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private V worked(K key, Function<? super K, ? extends V> work, CompletableFuture<V> mine) {
    try {
      V answer = work.apply(key);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      answers.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  /// Empty where the thread that worked was cancelled.
  private static <V> Optional<V> waitedFor(CompletableFuture<V> theirs) {
    try {
      return Optional.of(theirs.get());
    } catch (InterruptedException e) {
      throw Interrupted.by(e);
    } catch (CancellationException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case RegistryException failure when failure.kind() == RegistryException.Kind.CANCELLED ->
            Optional.empty();
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      };
    }
  }
}
