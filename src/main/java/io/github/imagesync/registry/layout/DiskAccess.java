package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Work on a layout folder, its failures told as those of a registry.
final class DiskAccess {

  /// Something that reads or writes files.
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private final Repository repository;

  DiskAccess(Repository repository) {
    this.repository = repository;
  }

  /// Does the work; `action` names it in the failure, such as `read blob sha256:…`.
  <T> T run(String action, Work<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      throw failure(Kind.NOT_FOUND, action, "not there: " + e.getMessage(), e);
    } catch (IOException e) {
      var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw failure(Kind.REFUSED, action, reason, e);
    } catch (MalformedManifest e) {
      throw failure(Kind.UNEXPECTED, action, String.valueOf(e.getMessage()), e);
    }
  }

  RegistryException failure(Kind kind, String action, String reason, Throwable cause) {
    return new RegistryException(
        kind, request(action), repository + ": " + action + ": " + reason, cause);
  }

  String request(String action) {
    return action + " " + repository;
  }
}
