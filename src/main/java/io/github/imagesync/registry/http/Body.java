package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.BlobContent;

/// What a request sends along.
sealed interface Body {

  record None() implements Body {}

  /// The array is shared, not copied: no one writes to it.
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes, String contentType) implements Body {}

  /// A blob's bytes, opened anew for each try.
  record Blob(Descriptor blob, BlobContent content) implements Body {}
}
