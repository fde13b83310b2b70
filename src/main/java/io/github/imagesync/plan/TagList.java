package io.github.imagesync.plan;

import io.github.imagesync.oci.Tag;
import java.util.List;

/// What listing a source repository's tags gave.
public sealed interface TagList {

  record Known(List<Tag> tags) implements TagList {
    public Known {
      tags = List.copyOf(tags);
    }
  }

  /// There is no such repository.
  record Absent() implements TagList {}

  record Failed(Failure failure) implements TagList {}
}
