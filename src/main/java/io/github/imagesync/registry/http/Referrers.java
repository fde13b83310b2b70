package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lists referrers by the registry's own list, or by the tag schema where it has none, which is
/// then remembered (distribution-spec, "Listing Referrers", "Referrers Tag Schema").
final class Referrers {

  private final Exchange exchange;
  private final ReferrersTag tags;
  private final Set<String> withoutList = ConcurrentHashMap.newKeySet();

  Referrers(Exchange exchange) {
    this.exchange = exchange;
    this.tags = new ReferrersTag(exchange);
  }

  List<Descriptor> of(Digest subject, Site site) {
    if (!withoutList.contains(site.registry())) {
      var listed = listed(subject, site);
      if (listed.isPresent()) {
        return listed.get();
      }
      withoutList.add(site.registry());
    }
    return tags.list(subject, site);
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

  /// Sees that a pushed manifest is listed with its subject, where the registry does not do so.
  void note(Manifest pushed, PutManifest.Stored stored, Site site) {
    var subject = pushed.subject();
    if (subject != null && stored == PutManifest.Stored.PLAIN) {
      tags.add(pushed, subject.digest(), site);
    }
  }
}
