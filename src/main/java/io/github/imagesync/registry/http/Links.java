package io.github.imagesync.registry.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// The next page of a list: `Link: <url>; rel="next"` (RFC 8288; distribution-spec, "Listing
/// Tags").
final class Links {

  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel\\s*=\\s*\"?next\\b\"?", Pattern.CASE_INSENSITIVE);

  private Links() {}

  /// Empty on the last page. Throws where the link can't be read: to stop there would pass a part
  /// for the whole.
  static Optional<URI> next(Answer answer) {
    for (var header : answer.headers().all("Link")) {
      var found = NEXT.matcher(header);
      if (found.find()) {
        return Optional.of(
            Locations.resolved(answer, found.group(1))
                .orElseThrow(() ->
                    Failures.unexpected(answer, "has a link to the next page that is no URL")));
      }
    }
    return Optional.empty();
  }
}
