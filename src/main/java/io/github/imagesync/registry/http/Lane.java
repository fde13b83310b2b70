package io.github.imagesync.registry.http;

/// What a request takes of a host's connections.
enum Lane {
  /// An answer that fits into memory and is read at once.
  SMALL,
  /// A blob that is read as it comes.
  READ,
  /// A blob that is read on where it broke off. Its place among the readers may be taken meanwhile
  /// by one who waits for the very place that its sender holds, so it asks for none.
  READ_ON,
  /// A blob that is sent.
  WRITE
}
