package io.github.imagesync.rules;

import io.github.imagesync.oci.Tag;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/// A range of semantic versions in npm's notation, such as `>=1.20.0 <2` or `^3.1`. A tag is a
/// version with all three numbers, with or without a leading v; pre-releases (`1.0.0-rc1`, also
/// `1.0.0-alpine`) are in the range only where it names one of the same version.
public final class VersionRange {

  private final String text;
  private final RangeList ranges;

  private VersionRange(String text, RangeList ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  static VersionRange parse(String text) throws Refusal {
    var ranges = RangeListFactory.create(text.strip());
    if (text.isBlank() || ranges.get().stream().allMatch(java.util.List::isEmpty)) {
      throw new Refusal(
          RuleProblem.BAD_RANGE,
          "'%s' is not a range of versions; write one like '>=1.20.0 <2.0.0' or '^3.1'"
              .formatted(text));
    }
    return new VersionRange(text.strip().replaceAll("\\s+", " "), ranges);
  }

  /// Whether the tag is a version in this range.
  public boolean includes(Tag tag) {
    var name = tag.name().startsWith("v") ? tag.name().substring(1) : tag.name();
    var version = Semver.parse(name);
    return version != null && ranges.isSatisfiedBy(version);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionRange that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
