package io.github.imagesync.rules;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Brings a source and a destination together: which tag goes under which, and whether they fit.
final class Pairing {

  private record Pair(Tag source, Tag destination) {}

  private Pairing() {}

  static Rule.Effective effective(
      SourceText source, DestinationText destination, Repository to, RuleOptions options)
      throws Refusal {
    refuseForeignDigest(source.selector(), destination.digest());
    var effective =
        switch (source.selector()) {
          case TagSelector.Listed(var tags) ->
              listed(source.repository(), tags, to, destination.tags(), options);
          case TagSelector.Pinned pinned ->
              pinned(source.repository(), pinned, to, destination.tags(), options);
          case TagSelector.All all -> {
            refuseTags(
                destination.tags(),
                RuleProblem.DESTINATION_TAG_WITHOUT_SOURCE_TAG,
                "the source means all tags, so the destination can't name one; name the tag in the"
                    + " source too");
            yield new Rule.Effective(source.repository(), all, to, List.of(), options);
          }
          case TagSelector.Matching _, TagSelector.Versions _, TagSelector.Excluding _ -> {
            refuseTags(
                destination.tags(),
                RuleProblem.DESTINATION_TAG_WITH_PATTERN,
                "a pattern may find many tags, so the destination can't name one; leave its tag"
                    + " out");
            yield new Rule.Effective(
                source.repository(), source.selector(), to, List.of(), options);
          }
        };
    refuseItself(effective);
    return effective;
  }

  private static Rule.Effective listed(
      Repository from, List<Tag> tags, Repository to, List<Tag> names, RuleOptions options)
      throws Refusal {
    if (!names.isEmpty() && names.size() != tags.size()) {
      throw new Refusal(
          RuleProblem.TAG_COUNT,
          "%s at the source, %s at the destination; write as many, or none at the destination"
              .formatted(count(tags), count(names)));
    }
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < tags.size(); i++) {
      pairs.add(new Pair(tags.get(i), names.isEmpty() ? tags.get(i) : names.get(i)));
    }
    var once = pairs.stream().distinct().sorted(order()).toList();
    boolean kept = once.stream().allMatch(pair -> pair.source().equals(pair.destination()));
    return new Rule.Effective(
        from,
        new TagSelector.Listed(once.stream().map(Pair::source).toList()),
        to,
        kept ? List.of() : once.stream().map(Pair::destination).toList(),
        options);
  }

  private static Rule.Effective pinned(
      Repository from,
      TagSelector.Pinned pinned,
      Repository to,
      List<Tag> names,
      RuleOptions options)
      throws Refusal {
    if (names.size() > 1) {
      throw new Refusal(
          RuleProblem.TAG_COUNT,
          "one digest at the source, %s at the destination; write one".formatted(count(names)));
    }
    boolean kept = names.isEmpty() || Optional.of(names.getFirst()).equals(pinned.tag());
    return new Rule.Effective(from, pinned, to, kept ? List.of() : names, options);
  }

  private static Comparator<Pair> order() {
    return Comparator.comparing(Pair::source).thenComparing(Pair::destination);
  }

  private static String count(List<Tag> tags) {
    return tags.size() + (tags.size() == 1 ? " tag" : " tags");
  }

  private static void refuseTags(List<Tag> tags, RuleProblem code, String message) throws Refusal {
    if (!tags.isEmpty()) {
      throw new Refusal(code, message);
    }
  }

  private static void refuseForeignDigest(TagSelector selector, Optional<Digest> digest)
      throws Refusal {
    if (digest.isEmpty()) {
      return;
    }
    if (!(selector instanceof TagSelector.Pinned pinned)) {
      throw new Refusal(
          RuleProblem.DESTINATION_DIGEST,
          "a digest can't be chosen at the destination; leave it out, or name it at the source");
    }
    if (!pinned.digest().equals(digest.get())) {
      throw new Refusal(
          RuleProblem.DIGEST_MISMATCH,
          "the digest differs from the source's, and a copy never changes it; leave it out");
    }
  }

  private static void refuseItself(Rule.Effective effective) throws Refusal {
    if (effective.source().equals(effective.destination()) && writesItself(effective)) {
      throw new Refusal(
          RuleProblem.SAME_SOURCE_AND_DESTINATION,
          "the destination is the source itself; write another repository or another tag");
    }
  }

  private static boolean writesItself(Rule.Effective effective) {
    return switch (effective.selector()) {
      case TagSelector.Listed(var tags) -> {
        var names = effective.destinationTags();
        yield names.isEmpty()
            || IntStream.range(0, tags.size()).anyMatch(i -> tags.get(i).equals(names.get(i)));
      }
      case TagSelector.Pinned pinned ->
          effective.destinationTags().isEmpty() && pinned.tag().isEmpty();
      case TagSelector.All _,
          TagSelector.Matching _,
          TagSelector.Versions _,
          TagSelector.Excluding _ ->
          true;
    };
  }
}
