package io.github.imagesync.rules;

import com.google.re2j.Pattern;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Tag;
import java.util.List;
import java.util.Optional;

/// Which manifests of the source repository a rule means. Selectors that mean the same are equal
/// (RE2J compares patterns by their text).
public sealed interface TagSelector {

  /// Whether this selector picks the tag from a list; a digest picks none.
  default boolean selects(Tag tag) {
    return switch (this) {
      case All _ -> true;
      case Listed(var tags) -> tags.contains(tag);
      case Matching(var pattern) -> pattern.matcher(tag.name()).find();
      case Versions(var range) -> range.includes(tag);
      case Excluding(var from, var except) ->
          from.selects(tag) && except.stream().noneMatch(unwanted -> unwanted.selects(tag));
      case Pinned _ -> false;
    };
  }

  /// Whether the source's tags must be listed to know what is selected.
  default boolean needsTagList() {
    return switch (this) {
      case All _, Matching _, Versions _, Excluding _ -> true;
      case Listed _, Pinned _ -> false;
    };
  }

  /// Every tag.
  record All() implements TagSelector {}

  /// These tags, sorted; one stands twice only where it goes to two destination tags.
  record Listed(List<Tag> tags) implements TagSelector {
    public Listed {
      tags = List.copyOf(tags);
    }
  }

  /// The tags in which the pattern is found.
  record Matching(Pattern pattern) implements TagSelector {}

  /// The tags that are versions in a range.
  record Versions(VersionRange range) implements TagSelector {}

  /// What `from` selects without what any of the others does.
  record Excluding(TagSelector from, List<TagSelector> except) implements TagSelector {
    public Excluding {
      except = List.copyOf(except);
    }
  }

  /// One manifest by digest; the tag beside it is only said, never asked.
  record Pinned(Digest digest, Optional<Tag> tag) implements TagSelector {}
}
