package io.github.imagesync.registry;

import io.github.imagesync.oci.Descriptor;

/// An opened upload, for one blob and one try. After a failure a new one must be opened.
public interface Upload {

  /// Streams the content in one request and returns the bytes sent. The source is opened only here.
  /// Throws when digest or size differ from the blob's, and then nothing was stored.
  long send(Descriptor blob, BlobContent content);

  /// Tells the registry that nothing will come; never throws.
  void abandon();
}
