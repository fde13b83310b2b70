package io.github.imagesync.plan;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.rules.RuleOptions;
import io.github.imagesync.rules.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Signatures, attestations and SBOMs that travel with their images, where a rule asks for it:
/// those that name the image as subject, and those that cosign puts under tags made of its digest.
final class Referrers {

  private static final List<String> COSIGN = List.of("sig", "att", "sbom");

  private final Sources sources;
  private final SourceImages images;

  Referrers(Sources sources, SourceImages images) {
    this.sources = sources;
    this.images = images;
  }

  /// Further intents, for the images found so far.
  Map<Intent, Finding> of(Map<Intent, Finding> found) {
    var asked = found.keySet().stream().filter(Referrers::isAsked).toList();
    var further = new HashMap<Intent, Finding>();
    Together.each(asked, intent -> of(intent, found.getOrDefault(intent, new Finding.Absent())))
        .values()
        .forEach(further::putAll);
    return further;
  }

  private static boolean isAsked(Intent intent) {
    return intent.rule().options().referrers() == RuleOptions.Referrers.COPY;
  }

  private Map<Intent, Finding> of(Intent intent, Finding finding) {
    if (!(finding instanceof Finding.Found(Digest image))) {
      return Map.of();
    }
    var rule = intent.rule();
    var further = new HashMap<Intent, Finding>();
    try {
      for (var referrer : withTheirOwn(rule.source(), image)) {
        further.put(
            Intent.of(
                rule, new Wanted(at(rule.source(), referrer), at(rule.destination(), referrer))),
            new Finding.Found(referrer));
      }
    } catch (RegistryException e) {
      further.put(intent, new Finding.Failed(Failure.of(e)));
      return further;
    }
    for (var tag : cosignTags(image)) {
      var tagged = Intent.of(rule, new Wanted(at(rule.source(), tag), at(rule.destination(), tag)));
      if (!(images.find(tagged, Overlay.NONE) instanceof Finding.Absent)) {
        further.put(tagged, images.find(tagged, Overlay.NONE));
      }
    }
    return further;
  }

  /// An SBOM may be signed too.
  private List<Digest> withTheirOwn(Repository repository, Digest image) {
    var referrers = new ArrayList<Digest>();
    for (var referrer : sources.of(repository).referrers(image)) {
      referrers.add(referrer.digest());
      sources.of(repository).referrers(referrer.digest()).stream()
          .map(Descriptor::digest)
          .forEach(referrers::add);
    }
    return referrers;
  }

  private static List<Tag> cosignTags(Digest image) {
    return COSIGN.stream()
        .map(kind -> new Tag(image.algorithm() + "-" + image.hex() + "." + kind))
        .toList();
  }

  private static Reference at(Repository repository, Digest digest) {
    return Reference.of(repository, digest);
  }

  private static Reference at(Repository repository, Tag tag) {
    return Reference.of(repository, tag);
  }
}
