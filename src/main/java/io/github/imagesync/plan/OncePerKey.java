package io.github.imagesync.plan;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Does the work for a key once: who comes second waits for the first and gets the same answer. A
/// failed answer is forgotten, so that another may try.
public final class OncePerKey<K, V> {

  private final Map<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

  /// The answer for this key; blocks while another thread works on it. Throws what the work threw.
  public V get(K key, Function<? super K, ? extends V> work) {
    var mine = new CompletableFuture<V>();
    var theirs = answers.putIfAbsent(key, mine);
    if (theirs != null) {
      return waitFor(theirs);
    }
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

  private static <V> V waitFor(CompletableFuture<V> theirs) {
    try {
      return theirs.get();
    } catch (InterruptedException e) {
      throw Interrupted.by(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }
}
