package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.plan.ImageDetails.Signed;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.rules.RuleOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Gathers details of the images that a plan copies, and of those that its moves replace.
public final class Review {

  private final Inspection inspection;
  private final Appraisal appraisal;

  /// `appraisal` reads what moves replace, within its number.
  public Review(Sources sources, Appraisal appraisal) {
    this.inspection = new Inspection(sources);
    this.appraisal = appraisal;
  }

  Map<Digest, ImageDetails> details(Map<Planned.Work, Optional<ImageTree>> trees) {
    var details = new HashMap<Digest, ImageDetails>();
    Together.each(trees.keySet(), image -> of(image, trees.getOrDefault(image, Optional.empty())))
        .values()
        .forEach(details::putAll);
    return details;
  }

  private Map<Digest, ImageDetails> of(Planned.Work image, Optional<ImageTree> tree) {
    var details = new HashMap<Digest, ImageDetails>();
    tree.ifPresent(read ->
        details.put(image.image(), inspection.of(Appraisal.sourceOf(image), read, signed(image))));
    switch (image) {
      case Planned.Move(_, var from, _) -> replaced(image, from, details);
      case Planned.Copy _ -> {}
    }
    return details;
  }

  private void replaced(Planned.Work image, Digest from, Map<Digest, ImageDetails> details) {
    var repository = Appraisal.destinationOf(image);
    appraisal
        .tree(repository, from)
        .ifPresent(tree -> details.put(from, inspection.of(repository, tree, Signed.UNKNOWN)));
  }

  private Signed signed(Planned.Work image) {
    try {
      if (!inspection.isSigned(Appraisal.sourceOf(image), image.image())) {
        return Signed.NO;
      }
      return image.intent().rule().options().referrers() == RuleOptions.Referrers.COPY
          ? Signed.TRAVELS
          : Signed.STAYS;
    } catch (RegistryException e) {
      return Signed.UNKNOWN;
    }
  }
}
