package io.github.imagesync.copy;

/// Bytes that were sent, and bytes that were mounted instead.
record Moved(long sent, long mounted) {

  static final Moved NOTHING = new Moved(0, 0);

  Moved plus(Moved other) {
    return new Moved(sent + other.sent, mounted + other.mounted);
  }
}
