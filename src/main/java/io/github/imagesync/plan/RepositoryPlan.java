package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be done in one destination repository. `existing` holds what its tags point at now,
/// as far as it was asked; `after` names the repositories whose plans must be carried out before.
public record RepositoryPlan(
    Repository destination,
    Presence presence,
    Map<Tag, Digest> existing,
    List<Planned> images,
    Set<Repository> after) {

  /// Whether the repository was there when it was surveyed.
  public enum Presence {
    /// Known not to exist: nothing in it needs to be asked for.
    NEW,
    EXISTS,
    /// Not asked, or not readable.
    UNKNOWN
  }

  public RepositoryPlan {
    existing = Map.copyOf(existing);
    images = List.copyOf(images);
    after = Set.copyOf(after);
  }

  /// This plan, and then what another one does in the same repository.
  RepositoryPlan and(RepositoryPlan then) {
    var tags = new HashMap<>(existing);
    tags.putAll(then.existing);
    var all = new ArrayList<>(images);
    all.addAll(then.images);
    var known = presence == Presence.UNKNOWN ? then.presence : presence;
    return new RepositoryPlan(destination, known, tags, all, after);
  }

  /// The images that the copying has to work on.
  public List<Planned.Work> work() {
    return images.stream()
        .filter(Planned.Work.class::isInstance)
        .map(Planned.Work.class::cast)
        .toList();
  }
}
