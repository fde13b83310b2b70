package io.github.imagesync.registry.embedded;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a path names (distribution-spec, "Endpoints"), its parts not checked yet.
sealed interface Route {

  record Base() implements Route {}

  record Token() implements Route {}

  record Catalog() implements Route {}

  record Tags(String name) implements Route {}

  record Manifests(String name, String reference) implements Route {}

  record Blobs(String name, String digest) implements Route {}

  record Uploads(String name) implements Route {}

  record Session(String name, String id) implements Route {}

  record Referrers(String name, String digest) implements Route {}

  Pattern PATH =
      Pattern.compile(
          "(?s)/v2/(?<name>.+)/(?:"
              + "tags/list"
              + "|manifests/(?<manifest>[^/]+)"
              + "|(?<uploads>blobs/uploads/?)"
              + "|blobs/uploads/(?<session>[^/]+)"
              + "|blobs/(?<blob>[^/]+)"
              + "|referrers/(?<referrers>[^/]+))");

  static Optional<Route> of(String path) {
    return switch (path) {
      case "/v2", "/v2/" -> Optional.of(new Base());
      case "/token" -> Optional.of(new Token());
      case "/v2/_catalog" -> Optional.of(new Catalog());
      default -> {
        var matcher = PATH.matcher(path);
        yield matcher.matches() ? Optional.of(ofRepository(matcher)) : Optional.empty();
      }
    };
  }

  private static Route ofRepository(Matcher path) {
    var name = path.group("name");
    if (path.group("manifest") != null) {
      return new Manifests(name, path.group("manifest"));
    }
    if (path.group("uploads") != null) {
      return new Uploads(name);
    }
    if (path.group("session") != null) {
      return new Session(name, path.group("session"));
    }
    if (path.group("blob") != null) {
      return new Blobs(name, path.group("blob"));
    }
    if (path.group("referrers") != null) {
      return new Referrers(name, path.group("referrers"));
    }
    return new Tags(name);
  }
}
