package io.github.imagesync.registry.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// The connections to each host, and who may have one: blobs take at most three of eight in either
/// direction, so that a quarter is always left for small requests.
final class Lanes {

  private final int connections;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Lanes(int connections) {
    this.connections = connections;
  }

  /// A connection taken; closing it, once, gives it back.
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  private record Host(Semaphore all, Semaphore reads, Semaphore writes) {

    static Host of(int connections) {
      int blobs = Math.max(1, connections * 3 / 8);
      return new Host(
          new Semaphore(connections, true), new Semaphore(blobs, true), new Semaphore(blobs, true));
    }
  }

  /// Waits for a free connection to the host. Whoever sends a blob has opened its source before, so
  /// that senders wait for no reader that waits for them.
  Permit acquire(String host, Lane lane) throws InterruptedException {
    var places = hosts.computeIfAbsent(host, _ -> Host.of(connections));
    return switch (lane) {
      case SMALL, READ_ON -> taken(places.all());
      case READ -> both(places.reads(), places.all());
      case WRITE -> both(places.writes(), places.all());
    };
  }

  private static Permit both(Semaphore lane, Semaphore all) throws InterruptedException {
    var first = taken(lane);
    try {
      var second = taken(all);
      return () -> {
        second.close();
        first.close();
      };
    } catch (InterruptedException e) {
      first.close();
      throw e;
    }
  }

  private static Permit taken(Semaphore semaphore) throws InterruptedException {
    semaphore.acquire();
    return semaphore::release;
  }
}
