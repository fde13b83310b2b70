package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lists referrers by the registry's own list, or by the tag schema where it has none, which is
/// then remembered (distribution-spec, "Listing Referrers", "Referrers Tag Schema").
final class Referrers {

  private static final int LONGEST_ALGORITHM = 32;
  private static final int LONGEST_HEX = 64;

  private final Exchange exchange;
  private final Set<String> withoutList = ConcurrentHashMap.newKeySet();

  Referrers(Exchange exchange) {
    this.exchange = exchange;
  }

  List<Descriptor> of(Digest subject, Site site) {
    if (!withoutList.contains(site.registry())) {
      var listed = listed(subject, site);
      if (listed.isPresent()) {
        return listed.get();
      }
      withoutList.add(site.registry());
    }
    return tagged(subject, site);
  }

  private Optional<List<Descriptor>> listed(Digest subject, Site site) {
    var pages = new Pages();
    var all = new ArrayList<Descriptor>();
    var call = new ReferrersOf(subject, Optional.empty());
    while (true) {
      var page = call.make(exchange, site);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(page.get().referrers());
      var next = page.get().next();
      if (next.isEmpty()) {
        return Optional.of(List.copyOf(all));
      }
      pages.requireNew(next.get(), call.request(site));
      call = new ReferrersOf(subject, next);
    }
  }

  private List<Descriptor> tagged(Digest subject, Site site) {
    return new ManifestOf(tag(subject))
        .make(exchange, site)
        .filter(Manifest.Index.class::isInstance)
        .map(Manifest::children)
        .orElse(List.of());
  }

  /// The tag under which the referrers of a manifest are listed.
  static Tag tag(Digest subject) {
    return new Tag(
        cut(subject.algorithm().toString(), LONGEST_ALGORITHM)
            + "-"
            + cut(subject.hex(), LONGEST_HEX));
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }
}
