package io.github.imagesync.rules;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rule's destination as written, variables filled in; without repository it means the default.
record DestinationText(Optional<Repository> repository, List<Tag> tags, Optional<Digest> digest) {

  static final DestinationText DEFAULT =
      new DestinationText(Optional.empty(), List.of(), Optional.empty());

  static DestinationText parse(String written, Settings settings, Set<String> used) throws Refusal {
    if (written.isEmpty()) {
      return DEFAULT;
    }
    var text = Variables.expand(written, settings, used);
    if (text.equals(written)) {
      return parse(text);
    }
    try {
      return parse(text);
    } catch (MalformedReference e) {
      throw hidingValues(Refusal.code(e.part()), written);
    } catch (Refusal e) {
      throw hidingValues(e.code(), written);
    }
  }

  private static Refusal hidingValues(RuleProblem code, String written) {
    return new Refusal(
        code,
        "'%s' is no destination once its variables are filled in (%s); check their values"
            .formatted(written, code.id()));
  }

  private static DestinationText parse(String text) throws Refusal {
    if (!text.equals(text.strip())) {
      throw new Refusal(RuleProblem.BAD_REFERENCE, "leave out the space around '" + text + "'");
    }
    var name = WrittenName.of(text);
    if (name.hasPattern()) {
      throw new Refusal(
          RuleProblem.DESTINATION_PATTERN,
          "a destination can't have a pattern; leave it out to keep the source's tags");
    }
    var repository = Repository.parse(name.repository());
    var tags = name.tags().isPresent() ? TagText.list(name.tags().get()) : List.<Tag>of();
    return new DestinationText(Optional.of(repository), tags, name.digest().map(Digest::parse));
  }

  /// The destination repository, which the defaults give where none is written.
  Repository repositoryFor(Repository source, Settings settings) throws Refusal {
    if (repository.isPresent()) {
      return repository.get();
    }
    if (settings.registry().isEmpty() || settings.namespace().isEmpty()) {
      throw new Refusal(
          RuleProblem.NO_DEFAULT_DESTINATION,
          "an empty destination needs a default registry and a default namespace; write the"
              + " destination, or give both --registry and --namespace");
    }
    if (source.isLayout()) {
      throw new Refusal(
          RuleProblem.NO_DEFAULT_DESTINATION,
          "an image-layout folder has no default destination; write the destination");
    }
    var path = source.path();
    var kept = path.substring(path.indexOf('/') + 1);
    return new Repository(settings.registry().get(), settings.namespace().get() + "/" + kept);
  }
}
