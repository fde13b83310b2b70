package io.github.imagesync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Lets another thread, such as a signal's, end a job: those who work register what ends them.
public final class Cancellation {

  private final List<Runnable> endings = new ArrayList<>();
  private boolean requested;

  /// Ends what is registered, and what will be; returns when it has ended.
  public void request() {
    List<Runnable> now;
    synchronized (this) {
      requested = true;
      now = List.copyOf(endings);
    }
    now.forEach(Runnable::run);
  }

  public synchronized boolean isRequested() {
    return requested;
  }

  /// Runs `ending` when a cancellation is requested, at once if it was.
  public void onRequest(Runnable ending) {
    boolean late;
    synchronized (this) {
      endings.add(ending);
      late = requested;
    }
    if (late) {
      ending.run();
    }
  }

  /// Does the work, which a request interrupts; true when it came to its end.
  boolean interrupting(Runnable work) {
    var worker = new Worker(Thread.currentThread());
    onRequest(worker::interrupt);
    try {
      work.run();
      return true;
    } catch (CancellationException e) {
      return false;
    } finally {
      worker.leave();
    }
  }

  /// A thread that is interrupted only while it works, so that what follows is left in peace.
  private static final class Worker {

    private final Thread thread;
    private boolean working = true;

    Worker(Thread thread) {
      this.thread = thread;
    }

    synchronized void interrupt() {
      if (working) {
        thread.interrupt();
      }
    }

    synchronized void leave() {
      working = false;
      var _ = Thread.interrupted();
    }
  }
}
