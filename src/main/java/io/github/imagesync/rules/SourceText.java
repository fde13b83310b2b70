package io.github.imagesync.rules;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.Optional;

/// A rule's source as written: repository and what is selected there. A listed tag may still stand
/// twice, since destination tags go by position.
record SourceText(Repository repository, TagSelector selector) {

  static SourceText parse(String text) throws Refusal {
    if (text.isEmpty()) {
      throw new Refusal(
          RuleProblem.EMPTY_SOURCE, "the source is empty; write [REGISTRY/]NAMESPACE/REPOSITORY");
    }
    if (!text.equals(text.strip())) {
      throw new Refusal(RuleProblem.BAD_REFERENCE, "leave out the space around '" + text + "'");
    }
    if (text.contains("${")) {
      throw new Refusal(
          RuleProblem.BAD_REFERENCE, "variables are filled in at destinations only; write it out");
    }
    var name = WrittenName.of(text);
    var repository = repository(name);
    return new SourceText(repository, selector(name));
  }

  private static Repository repository(WrittenName name) throws Refusal {
    if (name.repository().contains(",")) {
      throw new Refusal(RuleProblem.BAD_REFERENCE, "one repository a rule; write a rule for each");
    }
    return Repository.parse(name.repository());
  }

  private static TagSelector selector(WrittenName name) throws Refusal {
    if (name.digest().isPresent()) {
      return pinned(Digest.parse(name.digest().get()), name.tags());
    }
    return name.tags().isPresent() ? TagText.selector(name.tags().get()) : new TagSelector.All();
  }

  private static TagSelector pinned(Digest digest, Optional<String> tags) throws Refusal {
    if (tags.isEmpty()) {
      return new TagSelector.Pinned(digest, Optional.empty());
    }
    var listed = TagText.list(tags.get());
    if (listed.size() != 1) {
      throw new Refusal(
          RuleProblem.BAD_REFERENCE, "a digest goes with one tag, not with " + listed.size());
    }
    return new TagSelector.Pinned(digest, Optional.<Tag>of(listed.getFirst()));
  }
}
