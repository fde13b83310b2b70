package io.github.imagesync.copy;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.registry.RegistryException;

/// A registry's failure as seen by a copy: what is missing when something is written is the
/// destination's repository.
final class Failures {

  private Failures() {}

  static Failure whileCopying(RegistryException e) {
    boolean writing = !e.request().startsWith("GET") && !e.request().startsWith("HEAD");
    return e.kind() == RegistryException.Kind.NOT_FOUND && writing
        ? new Failure(
            Failure.Cause.DESTINATION_MISSING,
            e.getMessage() + "; this registry creates no repository by a push")
        : Failure.of(e);
  }
}
