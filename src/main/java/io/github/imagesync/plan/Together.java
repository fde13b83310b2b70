package io.github.imagesync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does the same for each of many, side by side on virtual threads, and waits for all of them.
/// Bounds are kept where the scarce thing is: by the connections of a host.
public final class Together {

  private Together() {}

  /// Key → answer, in the order of the keys. The first exception of an answer is thrown when all
  /// have ended; an interrupt ends them and is a [CancellationException].
  public static <K, V> Map<K, V> each(Collection<K> keys, Function<? super K, ? extends V> answer) {
    var answers = new LinkedHashMap<K, V>();
    if (keys.size() == 1) {
      keys.forEach(key -> answers.put(key, answer.apply(key)));
      return answers;
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new LinkedHashMap<K, Future<V>>();
      for (var key : keys) {
        futures.putIfAbsent(key, executor.submit(() -> answer.apply(key)));
      }
      try {
        for (var future : futures.entrySet()) {
          answers.put(future.getKey(), future.getValue().get());
        }
      } catch (InterruptedException e) {
        executor.shutdownNow();
        throw Interrupted.by(e);
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw rethrown(e);
      }
    }
    return answers;
  }

  private static RuntimeException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(e);
    };
  }

  /// As [#each], for its effects.
  public static <K> void forEach(Collection<K> keys, Consumer<K> action) {
    List<K> list = new ArrayList<>(keys);
    var _ =
        each(
            list,
            key -> {
              action.accept(key);
              return true;
            });
  }
}
