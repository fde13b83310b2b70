package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.http.Request.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One page of a repository's tags (distribution-spec, "Listing Tags"); empty where there is no
/// such repository.
record TagsOf(Optional<URI> page) implements Call<Optional<TagsOf.Page>> {

  private static final int PAGE_SIZE = 1000;

  /// Some tags, and where the next are.
  record Page(List<Tag> tags, Optional<URI> next) {}

  static TagsOf first() {
    return new TagsOf(Optional.empty());
  }

  @Override
  public Request request(Site site) {
    return page.map(uri -> Request.at(site, Method.GET, uri))
        .orElseGet(() -> Request.of(site, Method.GET, "tags/list?n=" + PAGE_SIZE))
        .with("Accept", "application/json");
  }

  @Override
  public Optional<Page> read(Answer answer) {
    return switch (answer.status()) {
      case 200 -> Optional.of(new Page(tags(answer), Links.next(answer)));
      case 404 -> {
        if (page.isPresent()) {
          throw Failures.refused(answer);
        }
        yield Optional.empty();
      }
      default -> throw Failures.refused(answer);
    };
  }

  /// Names that can't be tags are left out: they could not be asked for.
  private static List<Tag> tags(Answer answer) {
    var listed = Json.object(answer).path("tags");
    if (!listed.isArray() && !listed.isNull() && !listed.isMissingNode()) {
      throw Failures.unexpected(answer, "answered without a list of tags");
    }
    var tags = new ArrayList<Tag>();
    for (var name : listed) {
      if (Tag.isTag(name.asText())) {
        tags.add(new Tag(name.asText()));
      }
    }
    return tags;
  }
}
