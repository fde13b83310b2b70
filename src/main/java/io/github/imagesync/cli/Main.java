package io.github.imagesync.cli;

import java.util.concurrent.atomic.AtomicInteger;

/// The process.
public final class Main {

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    var signals = new Signals();
    signals.listen();
    var code = new AtomicInteger();
    // A virtual thread, since only those leave a socket at once when they are interrupted.
    Thread.ofVirtual()
        .name("main")
        .start(() -> code.set(new Program(World.real(), signals).run(args)))
        .join();
    signals.ended();
    // After a signal the JVM is ending already, with a code of its own: exit would wait for ever.
    if (!signals.cancellation().isRequested()) {
      System.exit(code.get());
    }
  }
}
