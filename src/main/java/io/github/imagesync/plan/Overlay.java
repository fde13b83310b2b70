package io.github.imagesync.plan;

import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the plans that feed a repository will have written when its turn comes, laid over what a
/// survey finds now.
public record Overlay(Map<Reference, Finding> written) {

  public static final Overlay NONE = new Overlay(Map.of());

  public Overlay {
    written = Map.copyOf(written);
  }

  /// What these plans write, or would have written had they not failed.
  public static Overlay of(List<RepositoryPlan> feeding) {
    var written = new HashMap<Reference, Finding>();
    for (var plan : feeding) {
      for (var planned : plan.images()) {
        planned
            .intent()
            .wanted()
            .ifPresent(wanted -> written.put(wanted.destination(), finding(planned)));
      }
    }
    return new Overlay(written);
  }

  private static Finding finding(Planned planned) {
    return switch (planned) {
      case Planned.Work work -> new Finding.Found(work.image());
      case Planned.UpToDate upToDate -> new Finding.Found(upToDate.image());
      case Planned.Unreadable unreadable -> new Finding.FeedFailed(unreadable.why());
      case Planned.Held held -> new Finding.FeedFailed(held.why());
      case Planned.Blocked blocked -> new Finding.FeedFailed(blocked.why());
    };
  }

  /// This and what further plans write, which counts where both do.
  Overlay and(Overlay further) {
    var both = new HashMap<>(written);
    both.putAll(further.written);
    return new Overlay(both);
  }

  /// What will stand at this reference, where a feeding plan touches it.
  public Optional<Finding> at(Reference reference) {
    return Optional.ofNullable(written.get(reference));
  }

  /// The listed tags and those that will have been written.
  public List<Tag> withTagsOf(Repository repository, List<Tag> listed) {
    var known = new TreeSet<>(listed);
    var tags = new ArrayList<>(listed);
    written.keySet().stream()
        .filter(reference -> reference.repository().equals(repository))
        .map(Reference::target)
        .filter(Tag.class::isInstance)
        .map(Tag.class::cast)
        .sorted()
        .filter(known::add)
        .forEach(tags::add);
    return List.copyOf(tags);
  }
}
