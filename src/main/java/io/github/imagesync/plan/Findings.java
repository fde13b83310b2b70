package io.github.imagesync.plan;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Target;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import java.util.Map;

/// All that a survey learned about one destination repository and what its rules want there: the
/// tags of listed source repositories, what each intent's source is, and what the destination has.
/// A destination target that is not in `existing` was not asked: the list has shown that it is
/// absent.
public record Findings(
    Map<Repository, TagList> sourceTags,
    Map<Intent, Finding> sources,
    Presence presence,
    Map<Target, Finding> existing) {

  public Findings {
    sourceTags = Map.copyOf(sourceTags);
    sources = Map.copyOf(sources);
    existing = Map.copyOf(existing);
  }

  /// What the destination has under this target.
  public Finding at(Target target) {
    return existing.getOrDefault(target, new Finding.Absent());
  }
}
