package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows a list from page to page, to its end or not at all.
final class Pages {

  private static final int MOST = 10_000;

  private final Set<URI> seen = new HashSet<>();

  /// All tags; empty where there is no such repository.
  static Optional<List<Tag>> tags(Exchange exchange, Site site) {
    var pages = new Pages();
    var tags = new LinkedHashSet<Tag>();
    var call = TagsOf.first();
    while (true) {
      var request = call.request(site);
      var page = call.make(exchange, site);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      tags.addAll(page.get().tags());
      var next = page.get().next();
      if (next.isEmpty()) {
        return Optional.of(new ArrayList<>(tags));
      }
      pages.requireNew(next.get(), request);
      call = new TagsOf(next);
    }
  }

  /// Throws for a page that was there before, or for more pages than anyone has.
  void requireNew(URI next, Request request) {
    if (!seen.add(next) || seen.size() > MOST) {
      throw Failures.without(
          Kind.UNEXPECTED, request, "the list has no end: its next page was there before");
    }
  }
}
