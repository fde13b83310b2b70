package io.github.imagesync.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Reference;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was last written under each destination tag. A destination that differs from it has
/// drifted; a source that differs from it has moved upstream.
public record Digests(SortedMap<Reference, Digest> written) {

  public static final Digests NONE = new Digests(Collections.emptySortedMap());

  private static final ObjectMapper JSON = new ObjectMapper();

  public Digests {
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
  }

  public Optional<Digest> of(Reference destination) {
    return Optional.ofNullable(written.get(destination));
  }

  /// With what a run wrote or found to be right.
  public Digests with(Map<Reference, Digest> now) {
    var all = new TreeMap<>(written);
    all.putAll(now);
    return new Digests(all);
  }

  /// Without the repositories that no rule writes to any more.
  public Digests within(Collection<Rule> rules) {
    var kept = rules.stream().map(Rule::destination).collect(Collectors.toCollection(HashSet::new));
    var all = new TreeMap<>(written);
    all.keySet().removeIf(reference -> !kept.contains(reference.repository()));
    return new Digests(all);
  }

  /// As `digests.json`: one tag a line, sorted, so that Git stores little for a change.
  public String write() {
    var root = JSON.createObjectNode();
    written.forEach((reference, digest) -> root.put(reference.toString(), digest.toString()));
    return SyncStateText.text(root);
  }

  /// Reads `digests.json`. Entries that can't be read are left out, and a damaged file is empty:
  /// what is lost is only the telling apart of drift from moves upstream.
  public static Digests read(String text) {
    var written = new TreeMap<Reference, Digest>();
    try {
      for (var entry : JSON.readTree(text).properties()) {
        put(written, entry.getKey(), entry.getValue().asText());
      }
    } catch (JsonProcessingException e) {
      return NONE;
    }
    return new Digests(written);
  }

  private static void put(SortedMap<Reference, Digest> written, String name, String digest) {
    try {
      written.put(Reference.parse(name), Digest.parse(digest));
    } catch (MalformedReference e) {
      // Written by hand or by another version: unknown, as if it had never been written.
    }
  }
}
