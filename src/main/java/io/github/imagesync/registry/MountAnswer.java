package io.github.imagesync.registry;

/// What came of a mount request (distribution-spec, "Mounting a blob from another repository").
public sealed interface MountAnswer {

  /// The blob is in the repository now; no byte moved.
  record Mounted() implements MountAnswer {}

  /// The registry opened an upload instead.
  record Opened(Upload upload) implements MountAnswer {}

  /// No mount here, for whatever reason (also: two credentials, so it was not asked).
  record Refused() implements MountAnswer {}
}
