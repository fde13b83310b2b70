package io.github.imagesync.rules;

import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A source and a destination with all defaults applied, as the sync state remembers them: of one
/// image, or of a whole rule where it failed before its images were known.
public record Pair(String source, String destination) implements Comparable<Pair> {

  /// The pair of one image.
  public static Pair of(Wanted wanted) {
    return new Pair(wanted.source().toString(), wanted.destination().toString());
  }

  /// The pair of a whole rule: `docker.io/library/nginx:/^1/` to `h.io/nginx`.
  public static Pair of(Rule rule) {
    var names = rule.effective().destinationTags();
    return new Pair(
        rule.source() + suffix(rule.effective().selector()),
        rule.destination() + (names.isEmpty() ? "" : ":" + list(names)));
  }

  /// Whether this is the pair of that rule, or of an image that the rule may want.
  public boolean belongsTo(Rule rule) {
    if (equals(of(rule))) {
      return true;
    }
    if (!rule.needsTagList()) {
      return rule.wanted(List.of()).stream().map(Pair::of).anyMatch(this::equals);
    }
    var from = tagIn(rule.source(), source);
    return from.isPresent()
        && from.equals(tagIn(rule.destination(), destination))
        && rule.effective().selector().selects(from.get());
  }

  private static Optional<Tag> tagIn(Repository repository, String text) {
    try {
      var reference = Reference.parse(text);
      return reference.repository().equals(repository)
          ? Optional.ofNullable(reference.tag())
          : Optional.empty();
    } catch (MalformedReference e) {
      return Optional.empty();
    }
  }

  private static String suffix(TagSelector selector) {
    return switch (selector) {
      case TagSelector.All _ -> "";
      case TagSelector.Listed(var tags) -> ":" + list(tags);
      case TagSelector.Matching(var pattern) -> ":/" + pattern.pattern() + "/";
      case TagSelector.Versions(var range) -> ":semver(" + range + ")";
      case TagSelector.Excluding(var from, var except) ->
          suffix(from)
              + except.stream()
                  .map(each -> " without " + suffix(each).substring(1))
                  .collect(Collectors.joining());
      case TagSelector.Pinned(var digest, var tag) ->
          tag.map(name -> ":" + name).orElse("") + "@" + digest;
    };
  }

  private static String list(List<Tag> tags) {
    return tags.stream().map(Tag::name).collect(Collectors.joining(","));
  }

  @Override
  public int compareTo(Pair other) {
    int byDestination = destination.compareTo(other.destination);
    return byDestination != 0 ? byDestination : source.compareTo(other.source);
  }

  @Override
  public String toString() {
    return source + " → " + destination;
  }
}
