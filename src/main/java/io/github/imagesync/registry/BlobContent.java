package io.github.imagesync.registry;

import java.io.InputStream;

/// Where a blob's bytes come from, opened when they are wanted.
@FunctionalInterface
public interface BlobContent {

  /// The bytes from the first on; the caller closes the stream.
  InputStream open();
}
