package io.github.imagesync.copy;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.registry.RegistryException;

/// A registry's failure as seen by a copy: what is missing when something is written is the
/// destination's repository, unless the registry says that it is something else.
final class Failures {

  private Failures() {}

  static Failure whileCopying(RegistryException e) {
    boolean writing = !e.request().startsWith("GET") && !e.request().startsWith("HEAD");
    if (e.kind() != RegistryException.Kind.NOT_FOUND || !writing) {
      return Failure.of(e);
    }
    return e.saysBlobUnknown() || e.saysUploadLost()
        ? new Failure(Failure.Cause.REFUSED, e.getMessage())
        : new Failure(
            Failure.Cause.DESTINATION_MISSING,
            e.getMessage() + "; this registry creates no repository by a push");
  }
}
