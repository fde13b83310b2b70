package io.github.imagesync.rules;

import io.github.imagesync.document.Node;
import io.github.imagesync.document.Node.Entry;
import io.github.imagesync.document.Node.Mapping;
import io.github.imagesync.oci.Platform;
import io.github.imagesync.rules.RuleOptions.Referrers;
import io.github.imagesync.rules.RuleOptions.WhenEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The object form of a rule's value: `{"to": …, "tags": …, "exclude": …, "semver": …, "platforms":
/// […], "allowEmpty": …, "referrers": …}`.
final class ObjectForm {

  static final List<String> KEYS =
      List.of("to", "tags", "exclude", "semver", "platforms", "allowEmpty", "referrers");
  private static final Set<String> SECRET_KEYS =
      Set.of("auth", "username", "password", "token", "identitytoken");

  private final Mapping mapping;
  private final Findings findings;

  private ObjectForm(Mapping mapping, Findings findings) {
    this.mapping = mapping;
    this.findings = findings;
  }

  /// Reads an object, after a look for keys that do not belong there.
  static ObjectForm of(Mapping mapping, Findings findings) {
    for (var entry : mapping.entries()) {
      if (!KEYS.contains(entry.key())) {
        refuseKey(entry, KEYS, findings);
      }
    }
    return new ObjectForm(mapping, findings);
  }

  static void refuseKey(Entry entry, List<String> known, Findings findings) {
    var key = entry.key();
    if (SECRET_KEYS.contains(key)) {
      findings.mistake(
          RuleProblem.SECRET_IN_RULES,
          "'%s' does not belong in a rules file; remove it here and from the history, change the"
                  .formatted(key)
              + " credential, and put it into auth.json",
          entry.place());
      return;
    }
    var advice =
        Nearest.to(key, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("known are " + String.join(", ", known));
    findings.mistake(
        RuleProblem.UNKNOWN_KEY, "unknown key '%s'; %s".formatted(key, advice), entry.place());
  }

  Optional<Node> to() {
    return mapping.entry("to").map(Entry::value);
  }

  /// What is selected, from the source's own tags and the keys `tags`, `semver` and `exclude`.
  Optional<TagSelector> selector(TagSelector written) {
    var chosen = mapping.entry("tags");
    var range = mapping.entry("semver");
    if (chosen.isPresent() && range.isPresent()) {
      conflict(range.get(), "'tags' and 'semver' both choose; leave one out");
      return Optional.empty();
    }
    var choice = chosen.or(() -> range);
    if (choice.isPresent() && !(written instanceof TagSelector.All)) {
      conflict(
          choice.get(),
          "the source already names its tags; leave them out there, or leave out '%s' here"
              .formatted(choice.get().key()));
      return Optional.empty();
    }
    Optional<TagSelector> from =
        choice.isEmpty() ? Optional.of(written) : choice.flatMap(this::choice);
    var exclude = mapping.entry("exclude");
    return exclude.isEmpty() ? from : from.flatMap(all -> excluding(all, exclude.get()));
  }

  private Optional<TagSelector> choice(Entry entry) {
    var texts = texts(entry);
    if (entry.key().equals("semver")) {
      return texts
          .flatMap(range -> one(entry, range))
          .flatMap(range -> findings.attempt(entry.value().place(), () -> versions(range)));
    }
    return texts.flatMap(tags ->
        findings.attempt(entry.value().place(), () -> TagText.selector(String.join(",", tags))));
  }

  private static TagSelector versions(String range) throws Refusal {
    return new TagSelector.Versions(VersionRange.parse(range));
  }

  private Optional<String> one(Entry entry, List<String> texts) {
    if (texts.size() != 1) {
      type(entry, "one text");
      return Optional.empty();
    }
    return Optional.of(texts.getFirst());
  }

  private Optional<TagSelector> excluding(TagSelector from, Entry entry) {
    if (!from.needsTagList()) {
      conflict(entry, "the rule names its tags one by one; leave out those, not 'exclude' them");
      return Optional.empty();
    }
    return texts(entry)
        .flatMap(texts -> findings.attempt(entry.value().place(), () -> selectors(texts)))
        .map(except -> new TagSelector.Excluding(from, except));
  }

  private static List<TagSelector> selectors(List<String> texts) throws Refusal {
    var selectors = new ArrayList<TagSelector>();
    for (var text : texts) {
      selectors.add(TagText.selector(text));
    }
    return selectors;
  }

  /// The options; where one is wrong, it is noted and its default stands in.
  RuleOptions options() {
    boolean allowEmpty = mapping.entry("allowEmpty").map(this::truth).orElse(false);
    boolean referrers = mapping.entry("referrers").map(this::truth).orElse(false);
    return new RuleOptions(
        mapping.entry("platforms").map(this::platforms).orElse(List.of()),
        allowEmpty ? WhenEmpty.ALLOW : WhenEmpty.FAIL,
        referrers ? Referrers.COPY : Referrers.LEAVE);
  }

  private boolean truth(Entry entry) {
    if (entry.value() instanceof Node.Truth truth) {
      return truth.value();
    }
    type(entry, "true or false");
    return false;
  }

  private List<Platform> platforms(Entry entry) {
    var platforms =
        texts(entry).orElse(List.of()).stream()
            .flatMap(text ->
                findings.attempt(entry.value().place(), () -> Platform.parse(text)).stream())
            .distinct()
            .toList();
    if (platforms.size() > 1) {
      findings.mistake(
          RuleProblem.SEVERAL_PLATFORMS,
          "several platforms would need a new index, with another digest than the source's; name"
              + " one, or leave 'platforms' out to copy all",
          entry.value().place());
    }
    return platforms;
  }

  /// A text or a list of texts; a number in either is taken as it is written, so that the tag
  /// `1.10` needs no quotes.
  private Optional<List<String>> texts(Entry entry) {
    var nodes =
        entry.value() instanceof Node.Sequence(_, var items) ? items : List.of(entry.value());
    var texts = new ArrayList<String>();
    for (var node : nodes) {
      switch (node) {
        case Node.Text(_, var text) -> texts.add(text);
        case Node.Numeral(_, var digits) -> texts.add(digits);
        case Node.Mapping _, Node.Sequence _, Node.Truth _, Node.Null _ -> {
          type(entry, "a text or a list of texts");
          return Optional.empty();
        }
      }
    }
    if (texts.isEmpty()) {
      type(entry, "a text or a list that is not empty");
      return Optional.empty();
    }
    return Optional.of(texts);
  }

  private void type(Entry entry, String wanted) {
    findings.mistake(
        RuleProblem.OPTION_TYPE,
        "'%s' must be %s".formatted(entry.key(), wanted),
        entry.value().place());
  }

  private void conflict(Entry entry, String message) {
    findings.mistake(RuleProblem.OPTION_CONFLICT, message, entry.place());
  }
}
