package io.github.imagesync.report;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.rules.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A destination tag that did not have what the last sync had left there, and was put right;
/// `found` is empty where the tag was gone. A source that moved upstream is no drift.
public record Drift(Reference destination, Digest expected, Optional<Digest> found) {

  /// What had drifted, by what an earlier run wrote.
  public static List<Drift> in(List<Result> results, Digests before) {
    var drifted = new ArrayList<Drift>();
    for (var result : results) {
      var destination = result.intent().wanted().map(wanted -> wanted.destination());
      destination.flatMap(at -> of(at, result.outcome(), before)).ifPresent(drifted::add);
    }
    return List.copyOf(drifted);
  }

  private static Optional<Drift> of(Reference at, Outcome outcome, Digests before) {
    var expected = before.of(at);
    return switch (outcome) {
      case Outcome.Copied _ -> expected.map(digest -> new Drift(at, digest, Optional.empty()));
      case Outcome.Updated(var from, _, _, _) ->
          expected
              .filter(digest -> !digest.equals(from))
              .map(digest -> new Drift(at, digest, Optional.of(from)));
      case Outcome.UpToDate _, Outcome.Skipped _, Outcome.Failed _ -> Optional.empty();
    };
  }
}
