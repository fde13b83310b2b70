package io.github.imagesync.oci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The platform of an index's entry (image-spec, "Image Index": `platform`).
public record Platform(
    String os,
    String architecture,
    @Nullable String variant,
    @Nullable String osVersion,
    List<String> osFeatures) {

  public Platform {
    osFeatures = List.copyOf(osFeatures);
  }

  /// Reads `os/architecture[/variant]`; throws [MalformedReference].
  public static Platform parse(String text) {
    var parts = text.split("/", -1);
    boolean formed = parts.length == 2 || parts.length == 3;
    for (var part : parts) {
      formed &= !part.isBlank();
    }
    if (!formed) {
      throw new MalformedReference(
          MalformedReference.Part.PLATFORM,
          "'" + text + "' is not a platform; write OS/ARCH or OS/ARCH/VARIANT, e.g. linux/arm64");
    }
    return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : null, null, List.of());
  }

  /// Whether an entry of this platform is what `wanted` asks for: parts it leaves out match any.
  public boolean satisfies(Platform wanted) {
    return os.equals(wanted.os)
        && architecture.equals(wanted.architecture)
        && (wanted.variant == null || wanted.variantOrUsual().equals(variantOrUsual()));
  }

  /// 64-bit Arm has one variant in use, v8, and most indexes leave it out.
  private String variantOrUsual() {
    if (variant != null) {
      return variant;
    }
    return architecture.equals("arm64") ? "v8" : "";
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant == null ? "" : "/" + variant);
  }
}
