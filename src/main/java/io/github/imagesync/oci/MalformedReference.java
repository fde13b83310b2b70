package io.github.imagesync.oci;

/// A text that should have been a reference, and which part of it is wrong.
public final class MalformedReference extends IllegalArgumentException {

  /// The part that is wrong, or the mistake that the whole looks like.
  public enum Part {
    REGISTRY,
    PATH,
    TAG,
    DIGEST,
    PLATFORM,
    EMPTY,
    UPPER_CASE,
    SCHEME,
    LOOKS_LIKE_HOST
  }

  private final Part part;

  public MalformedReference(Part part, String message) {
    super(message);
    this.part = part;
  }

  public Part part() {
    return part;
  }
}
