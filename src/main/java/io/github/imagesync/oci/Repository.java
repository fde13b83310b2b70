package io.github.imagesync.oci;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A repository in a registry, by its full name: `docker.io/library/alpine`; or an OCI image-layout
/// folder, whose registry is `oci` and whose path is that of the folder: `oci:./images`.
public record Repository(String registry, String path) implements Comparable<Repository> {

  /// The registry part of an image-layout folder; no host can have this name.
  public static final String LAYOUT = "oci";

  /// Docker Hub's one name; its other names are read as this one.
  public static final String DOCKER_HUB = "docker.io";

  private static final Set<String> DOCKER_HUB_NAMES =
      Set.of("index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
              + "|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");
  private static final Pattern PATH_PART =
      Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");

  /// A dotted name that ends like a domain, or an IPv4 address: `h.io` is one, `1.10` is not.
  private static final Pattern HOST_ALONE =
      Pattern.compile("(?:[a-zA-Z0-9-]+\\.)+(?:[a-zA-Z][a-zA-Z0-9-]*)|(?:[0-9]+\\.){3}[0-9]+");

  private static final int LONGEST = 255;

  public Repository {
    if (registry.equals(LAYOUT)) {
      requirePath(!path.isEmpty(), "an image-layout folder needs a path: write oci:PATH");
    } else {
      registry = canonical(registry);
      checkPath(path);
    }
  }

  /// Reads a repository as `docker pull` does: a first part without dot, colon or `localhost` is no
  /// host; Docker Hub's own images are in `library`. Throws [MalformedReference].
  public static Repository parse(String text) {
    refuseForeignForms(text);
    if (text.startsWith(LAYOUT + ":")) {
      return layout(text.substring(LAYOUT.length() + 1));
    }
    int slash = text.indexOf('/');
    var first = slash < 0 ? text : text.substring(0, slash);
    if (slash >= 0 && isHost(first)) {
      var path = text.substring(slash + 1);
      boolean official = canonical(first).equals(DOCKER_HUB) && !path.contains("/");
      return new Repository(first, official ? "library/" + path : path);
    }
    if (slash < 0 && first.length() <= LONGEST && HOST_ALONE.matcher(first).matches()) {
      throw new MalformedReference(
          MalformedReference.Part.LOOKS_LIKE_HOST,
          "'" + text + "' looks like a registry without a repository; write " + text + "/NAME");
    }
    return new Repository(DOCKER_HUB, slash < 0 ? "library/" + text : text);
  }

  /// The image-layout folder at this path.
  public static Repository layout(String path) {
    return new Repository(LAYOUT, path);
  }

  /// True for an OCI image-layout folder on disk.
  public boolean isLayout() {
    return registry.equals(LAYOUT);
  }

  /// Whether a first part names a host, as `docker pull` decides it.
  public static boolean isHost(String part) {
    return part.contains(".") || part.contains(":") || part.equals("localhost");
  }

  /// The registry by its one name: lower case, Docker Hub's other names as `docker.io`.
  public static String canonical(String registry) {
    if (registry.length() > LONGEST || !HOST.matcher(registry).matches() || !hasPort(registry)) {
      throw new MalformedReference(
          MalformedReference.Part.REGISTRY, "'" + registry + "' is not a registry's host");
    }
    var lower = registry.toLowerCase(Locale.ROOT);
    return DOCKER_HUB_NAMES.contains(lower) ? DOCKER_HUB : lower;
  }

  /// Whether the port, where there is one, can be one.
  private static boolean hasPort(String registry) {
    int colon = registry.indexOf(':', registry.indexOf(']') + 1);
    int port = colon < 0 ? 1 : Integer.parseInt(registry.substring(colon + 1));
    return port > 0 && port <= 65_535;
  }

  private static void refuseForeignForms(String text) {
    int scheme = text.indexOf("://");
    if (scheme > 0) {
      throw new MalformedReference(
          MalformedReference.Part.SCHEME,
          "leave out '" + text.substring(0, scheme + 3) + "'; write " + text.substring(scheme + 3));
    }
    if (text.isEmpty()) {
      throw new MalformedReference(MalformedReference.Part.EMPTY, "the repository is missing");
    }
  }

  private static void checkPath(String path) {
    requirePath(!path.isEmpty(), "the repository's path is missing");
    requirePath(path.length() <= LONGEST, "a repository's path has at most 255 characters");
    for (var part : path.split("/", -1)) {
      if (PATH_PART.matcher(part).matches()) {
        continue;
      }
      if (PATH_PART.matcher(part.toLowerCase(Locale.ROOT)).matches()) {
        throw new MalformedReference(
            MalformedReference.Part.UPPER_CASE,
            "a repository is lower case: write '" + part.toLowerCase(Locale.ROOT) + "'");
      }
      requirePath(false, "'" + part + "' can't be a part of a repository's path");
    }
  }

  private static void requirePath(boolean holds, String message) {
    if (!holds) {
      throw new MalformedReference(MalformedReference.Part.PATH, message);
    }
  }

  @Override
  public int compareTo(Repository other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return isLayout() ? LAYOUT + ":" + path : registry + "/" + path;
  }
}
