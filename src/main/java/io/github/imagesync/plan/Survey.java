package io.github.imagesync.plan;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.rules.Rule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks sources and a destination what is there, with as few requests as the question needs: one
/// HEAD for a source tag, one tag list for a destination, one HEAD for a tag in that list. For one
/// run: what a source said once holds for all its destinations. Failures are findings; only a
/// cancelled run ends it early.
public final class Survey {

  private final Sources sources;
  private final SourceImages images;
  private final Referrers referrers;
  private final OncePerKey<Repository, Optional<List<Tag>>> lists = new OncePerKey<>();

  public Survey(Sources sources) {
    this.sources = sources;
    this.images = new SourceImages(sources);
    this.referrers = new Referrers(sources, images);
  }

  /// All that planning this destination repository needs to know.
  public Findings of(Repository destination, List<Rule> rules, Overlay overlay) {
    var sourceTags = sourceTags(rules, overlay);
    var intents = Intents.of(rules, sourceTags);
    var found = new HashMap<>(Together.each(intents, intent -> images.find(intent, overlay)));
    found.putAll(referrers.of(found));
    var targets = new LinkedHashSet<Target>();
    found.keySet().forEach(intent -> targets.add(destinationOf(intent)));
    var there = new Existing(sources.of(destination)).of(targets);
    return new Findings(sourceTags, found, there.presence(), there.found());
  }

  private static Target destinationOf(Intent intent) {
    return intent.wanted().orElseThrow().destination().target();
  }

  private Map<Repository, TagList> sourceTags(List<Rule> rules, Overlay overlay) {
    var listed =
        rules.stream().filter(Rule::needsTagList).map(Rule::source).collect(Collectors.toSet());
    return Together.each(listed, repository -> tagsOf(repository, overlay));
  }

  private TagList tagsOf(Repository repository, Overlay overlay) {
    try {
      var listed = lists.get(repository, _ -> sources.of(repository).tags());
      var tags = overlay.withTagsOf(repository, listed.orElse(List.of()));
      return listed.isEmpty() && tags.isEmpty() ? new TagList.Absent() : new TagList.Known(tags);
    } catch (RegistryException e) {
      return new TagList.Failed(Failure.of(e));
    }
  }
}
