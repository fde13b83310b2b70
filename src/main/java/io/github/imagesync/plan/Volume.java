package io.github.imagesync.plan;

/// Bytes that a plan moves, and bytes that its destinations can mount; `unknown` counts the images
/// whose manifests were not read, so that their bytes are in neither.
public record Volume(long toMove, long mountable, int unknown) {

  public static final Volume NONE = new Volume(0, 0, 0);

  public Volume plus(Volume other) {
    return new Volume(toMove + other.toMove, mountable + other.mountable, unknown + other.unknown);
  }
}
