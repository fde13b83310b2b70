package io.github.imagesync.credentials;

import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Repository;
import java.util.List;

/// What a credential is for: a registry, or the repositories below a path in it.
record AuthKey(String registry, List<String> path) {

  AuthKey {
    path = List.copyOf(path);
  }

  /// Reads `registry[/namespace…]`; a slash at the end counts for nothing. Throws
  /// [MalformedReference].
  static AuthKey parse(String text) {
    if (text.contains("://")) {
      throw new MalformedReference(
          MalformedReference.Part.SCHEME,
          "write the registry's host without " + text.substring(0, text.indexOf("://") + 3));
    }
    var trimmed = text.replaceAll("/+$", "");
    var parts = List.of(trimmed.split("/", -1));
    var host = parts.getFirst();
    if (!Repository.isHost(host)) {
      throw new MalformedReference(
          MalformedReference.Part.REGISTRY,
          host.isEmpty()
              ? "the registry's host is missing"
              : "'" + host + "' is no registry's host; for Docker Hub write docker.io/" + trimmed);
    }
    if (parts.size() == 1) {
      return new AuthKey(Repository.canonical(host), List.of());
    }
    // A path that can't be a repository's can't be above one either.
    new Repository(host, String.join("/", parts.subList(1, parts.size())));
    return new AuthKey(Repository.canonical(host), parts.subList(1, parts.size()));
  }

  /// Whether the repository is this one or lies below, part by part.
  boolean covers(Repository repository) {
    var parts = List.of(repository.path().split("/", -1));
    return registry.equals(repository.registry())
        && parts.size() >= path.size()
        && parts.subList(0, path.size()).equals(path);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? registry : registry + "/" + String.join("/", path);
  }
}
