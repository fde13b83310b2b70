package io.github.imagesync.rules;

import io.github.imagesync.document.Place;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One source/destination pair with defaults applied: a rule with two destinations is two of these.
/// Where and how it was written is kept for people; `Effective` is what it means.
public record Rule(Written written, Effective effective) {

  /// A rule as it stands in its file.
  public record Written(String source, String destination, Place place) {}

  /// What a rule means; two rules that mean the same are equal, wherever they stand.
  /// `destinationTags` is empty where tags keep their names, else one for each selected tag.
  public record Effective(
      Repository source,
      TagSelector selector,
      Repository destination,
      List<Tag> destinationTags,
      RuleOptions options) {

    public Effective {
      destinationTags = List.copyOf(destinationTags);
    }
  }

  public Repository source() {
    return effective.source();
  }

  public Repository destination() {
    return effective.destination();
  }

  public RuleOptions options() {
    return effective.options();
  }

  /// Whether the source's tags must be listed to know what this rule means.
  public boolean needsTagList() {
    return effective.selector().needsTagList();
  }

  /// Whether it is a failure that the rule selects no tag: a pattern or range that finds none most
  /// likely is mistyped, and the object form may say that it is not.
  public boolean mustMatch() {
    return switch (effective.selector()) {
      case TagSelector.Matching _, TagSelector.Versions _, TagSelector.Excluding _ ->
          options().whenEmpty() == RuleOptions.WhenEmpty.FAIL;
      case TagSelector.All _, TagSelector.Listed _, TagSelector.Pinned _ -> false;
    };
  }

  /// As [#wanted(List)], but tells apart that nothing matches where something must.
  public Selection select(List<Tag> sourceTags) {
    var wanted = wanted(sourceTags);
    return wanted.isEmpty() && mustMatch()
        ? new Selection.NoMatch(this)
        : new Selection.Found(wanted);
  }

  /// What the rule wants where the source has these tags (not looked at unless needed).
  public List<Wanted> wanted(List<Tag> sourceTags) {
    return switch (effective.selector()) {
      case TagSelector.All _,
          TagSelector.Matching _,
          TagSelector.Versions _,
          TagSelector.Excluding _ ->
          sourceTags.stream().filter(effective.selector()::selects).map(this::kept).toList();
      case TagSelector.Listed(var tags) -> listed(tags);
      case TagSelector.Pinned pinned -> List.of(pinned(pinned));
    };
  }

  private Wanted kept(Tag tag) {
    return new Wanted(Reference.of(source(), tag), Reference.of(destination(), tag));
  }

  private List<Wanted> listed(List<Tag> tags) {
    var names = effective.destinationTags().isEmpty() ? tags : effective.destinationTags();
    var wanted = new ArrayList<Wanted>();
    for (int i = 0; i < tags.size(); i++) {
      wanted.add(
          new Wanted(
              Reference.of(source(), tags.get(i)), Reference.of(destination(), names.get(i))));
    }
    return List.copyOf(wanted);
  }

  private Wanted pinned(TagSelector.Pinned pinned) {
    Digest digest = pinned.digest();
    var name =
        effective.destinationTags().isEmpty()
            ? pinned.tag()
            : Optional.of(effective.destinationTags().getFirst());
    return new Wanted(
        new Reference(source(), pinned.tag().orElse(null), digest),
        name.map(tag -> Reference.of(destination(), tag))
            .orElseGet(() -> Reference.of(destination(), digest)));
  }
}
