package io.github.imagesync.rules;

import io.github.imagesync.oci.Platform;
import java.util.List;

/// What the object form of a rule can say beside source, destination and tags. `platforms` empty
/// means the whole index.
public record RuleOptions(List<Platform> platforms, WhenEmpty whenEmpty, Referrers referrers) {

  public static final RuleOptions NONE =
      new RuleOptions(List.of(), WhenEmpty.FAIL, Referrers.LEAVE);

  /// What a pattern that matches no tag means.
  public enum WhenEmpty {
    FAIL,
    ALLOW
  }

  /// Whether signatures, attestations and SBOMs travel with their image.
  public enum Referrers {
    LEAVE,
    COPY
  }

  public RuleOptions {
    platforms = List.copyOf(platforms);
  }
}
