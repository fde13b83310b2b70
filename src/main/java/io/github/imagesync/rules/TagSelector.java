package io.github.imagesync.rules;

import com.google.re2j.Pattern;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Tag;
import java.util.List;
import java.util.Optional;

/// Which manifests of the source repository a rule means.
public sealed interface TagSelector {

  /// Every tag.
  record All() implements TagSelector {}

  /// These tags, in this order, each once.
  record Listed(List<Tag> tags) implements TagSelector {
    public Listed {
      tags = List.copyOf(tags);
    }
  }

  /// The tags in which the pattern is found.
  record Matching(Pattern pattern) implements TagSelector {}

  /// One manifest by digest; the tag beside it is only said, never asked.
  record Pinned(Digest digest, Optional<Tag> tag) implements TagSelector {}
}
