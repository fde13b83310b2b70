package io.github.imagesync.rules;

import io.github.imagesync.oci.Tag;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/// A range of semantic versions in npm's notation, such as `>=1.20.0 <2` or `^3.1`. A tag is a
/// version with all three numbers, with or without a leading v; pre-releases (`1.0.0-rc1`, also
/// `1.0.0-alpine`) are in the range only where it names one of the same version.
public final class VersionRange {

  private static final int LONGEST = 200;
  private static final String VERSION =
      "v?(?:[0-9]{1,9}|[xX*])(?:\\.(?:[0-9]{1,9}|[xX*])){0,2}(?:-[0-9A-Za-z.-]+)?";
  private static final String COMPARATOR = "(?:>=|<=|[<>=~^])?\\s*" + VERSION;
  private static final Pattern COMPARATORS =
      Pattern.compile(COMPARATOR + "(?:\\s+" + COMPARATOR + ")*");
  private static final Pattern HYPHENATED = Pattern.compile(VERSION + "\\s+-\\s+" + VERSION);

  private final String text;
  private final RangeList ranges;

  private VersionRange(String text, RangeList ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  /// The library reads almost anything as some range, so the notation is checked before.
  static VersionRange parse(String text) throws Refusal {
    if (text.length() > LONGEST
        || !Stream.of(text.split("\\|\\|", -1)).allMatch(VersionRange::isRange)) {
      throw new Refusal(
          RuleProblem.BAD_RANGE,
          "'%s' is not a range of versions; write one like '>=1.20.0 <2.0.0' or '^3.1'"
              .formatted(text));
    }
    var plain = text.strip().replaceAll("\\s+", " ");
    return new VersionRange(plain, RangeListFactory.create(plain));
  }

  private static boolean isRange(String text) {
    return HYPHENATED.matcher(text.strip()).matches()
        || COMPARATORS.matcher(text.strip()).matches();
  }

  /// Whether the tag is a version in this range.
  public boolean includes(Tag tag) {
    var version = Semver.parse(tag.name());
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
