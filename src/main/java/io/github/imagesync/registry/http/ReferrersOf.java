package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedManifest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One page of the manifests about another one (distribution-spec, "Listing Referrers"); empty
/// where the registry does not know this request.
record ReferrersOf(Digest subject, Optional<URI> page) implements Call<Optional<ReferrersOf.Page>> {

  /// Some referrers, and where the next are.
  record Page(List<Descriptor> referrers, Optional<URI> next) {}

  @Override
  public Request request(Site site) {
    return page.map(uri -> Request.at(site, Method.GET, uri))
        .orElseGet(() -> Request.of(site, Method.GET, "referrers/" + subject))
        .with("Accept", MediaType.OCI_INDEX.name());
  }

  @Override
  public Optional<Page> read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> Optional.of(new Page(descriptors(answer), Links.next(answer)));
      case 400, 404, 405, 406, 501 -> {
        if (page.isPresent()) {
          throw Failures.refused(answer);
        }
        yield Optional.empty();
      }
      default -> throw Failures.refused(answer);
    };
  }

  private static List<Descriptor> descriptors(Answer answer) {
    try {
      return Manifest.parse(answer.bytes(), MediaType.OCI_INDEX).children();
    } catch (MalformedManifest e) {
      throw Failures.unexpected(answer, "answered without an index: " + e.getMessage());
    }
  }
}
