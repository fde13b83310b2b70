package io.github.imagesync.oci;

/// A manifest that can't be read: not JSON, or a part that is no descriptor.
public final class MalformedManifest extends IllegalArgumentException {

  public MalformedManifest(String message) {
    super(message);
  }

  public MalformedManifest(String message, Throwable cause) {
    super(message, cause);
  }
}
