package io.github.imagesync.cli;

/// The process.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    var signals = new Signals();
    signals.listen();
    int code = new Program(World.real(), signals).run(args);
    signals.ended();
    // After a signal the JVM is ending already, with a code of its own: exit would wait for ever.
    if (!signals.cancellation().isRequested()) {
      System.exit(code);
    }
  }
}
