package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.http.Request.Method;
import java.util.Optional;

/// What a target has now, by HEAD (distribution-spec, "Checking if content exists in the
/// registry").
record DigestOf(Target target) implements Call<DigestOf.Said> {

  /// What a registry says to a HEAD.
  sealed interface Said {

    record Is(Descriptor manifest) implements Said {}

    record Missing() implements Said {}

    /// It refuses HEAD or gives no digest: ask by GET.
    record Nothing() implements Said {}
  }

  @Override
  public Request request(Site site) {
    return Request.of(site, Method.HEAD, "manifests/" + target).acceptingManifests();
  }

  @Override
  public Said read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> found(answer);
      case 404 -> new Said.Missing();
      case 400, 405, 406, 501 -> new Said.Nothing();
      default -> throw Failures.refused(answer);
    };
  }

  private Said found(Answer answer) {
    var digest =
        switch (target) {
          case Digest asked -> Optional.of(asked);
          case Tag _ -> digest(answer);
        };
    return digest
        .<Said>map(d -> new Said.Is(new Descriptor(mediaType(answer), d, length(answer))))
        .orElseGet(Said.Nothing::new);
  }

  /// The digest that the registry says the content has; empty where it says none or nonsense.
  static Optional<Digest> digest(Answer answer) {
    try {
      return answer.header("Docker-Content-Digest").map(String::strip).map(Digest::parse);
    } catch (MalformedReference _) {
      return Optional.empty();
    }
  }

  static MediaType mediaType(Answer answer) {
    return new MediaType(answer.header("Content-Type").orElse(""));
  }

  private static long length(Answer answer) {
    return answer
        .header("Content-Length")
        .filter(l -> l.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }
}
