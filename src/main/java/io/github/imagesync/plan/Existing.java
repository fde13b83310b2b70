package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a destination repository has of what is wanted there.
final class Existing {

  /// Up to so many tags are asked for one by one rather than by a list.
  private static final int FEW = 2;

  /// Whether the repository is there, and what stands at the targets that were asked for.
  record There(Presence presence, Map<Target, Finding> found) {}

  private final Source destination;

  Existing(Source destination) {
    this.destination = destination;
  }

  There of(Set<Target> targets) {
    if (targets.isEmpty()) {
      return new There(Presence.UNKNOWN, Map.of());
    }
    return targets.size() <= FEW ? askedOneByOne(targets) : askedByList(targets);
  }

  private There askedOneByOne(Set<Target> targets) {
    var found = Together.each(targets, this::find);
    if (found.values().stream().anyMatch(Finding.Found.class::isInstance)) {
      return new There(Presence.EXISTS, found);
    }
    boolean allAbsent = found.values().stream().allMatch(Finding.Absent.class::isInstance);
    return new There(allAbsent ? presenceByList() : Presence.UNKNOWN, found);
  }

  /// One request that spares the copy a HEAD for each blob where the repository is new.
  private Presence presenceByList() {
    try {
      return destination.tags().isPresent() ? Presence.EXISTS : Presence.NEW;
    } catch (RegistryException e) {
      return Presence.UNKNOWN;
    }
  }

  private There askedByList(Set<Target> targets) {
    Optional<List<Tag>> listed;
    try {
      listed = destination.tags();
    } catch (RegistryException e) {
      return listRefused(targets, e);
    }
    if (listed.isEmpty()) {
      return new There(Presence.NEW, Map.of());
    }
    var worthAsking = new HashSet<Target>(listed.get());
    worthAsking.retainAll(targets);
    targets.stream().filter(Digest.class::isInstance).forEach(worthAsking::add);
    return new There(Presence.EXISTS, Together.each(worthAsking, this::find));
  }

  /// Some registries let a robot push and pull but not list; others are simply not there.
  private There listRefused(Set<Target> targets, RegistryException e) {
    return switch (e.kind()) {
      case DENIED, REFUSED, UNEXPECTED ->
          new There(Presence.UNKNOWN, Together.each(targets, this::find));
      case UNREACHABLE,
          UNTRUSTED,
          UNAUTHORIZED,
          NO_CREDENTIAL,
          NOT_FOUND,
          RATE_LIMITED,
          SERVER,
          CORRUPT,
          CANCELLED -> {
        var failed = new Finding.Failed(Failure.of(e));
        yield new There(Presence.UNKNOWN, Together.each(targets, _ -> failed));
      }
    };
  }

  private Finding find(Target target) {
    try {
      return destination
          .resolve(target)
          .<Finding>map(descriptor -> new Finding.Found(descriptor.digest()))
          .orElseGet(Finding.Absent::new);
    } catch (RegistryException e) {
      return new Finding.Failed(Failure.of(e));
    }
  }
}
