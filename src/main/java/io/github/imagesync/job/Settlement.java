package io.github.imagesync.job;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Pair;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.Settled;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the results of a whole run mean for the next one.
final class Settlement {

  private Settlement() {}

  /// What is done, and what is to be tried again.
  static Settled of(Report report, Collection<Rule> chosen) {
    var failed = new HashMap<Pair, String>();
    var unplanned = new HashSet<Rule>();
    for (var result : report.results()) {
      failure(result.outcome())
          .ifPresent(why -> {
            failed.put(pair(result.intent()), why);
            if (result.intent().wanted().isEmpty()) {
              unplanned.add(result.intent().rule());
            }
          });
    }
    var done = chosen.stream().filter(rule -> !unplanned.contains(rule)).toList();
    return new Settled(report.finishedAt(), done, failed);
  }

  private static Pair pair(Intent intent) {
    return intent.wanted().map(Pair::of).orElseGet(() -> Pair.of(intent.rule()));
  }

  private static Optional<String> failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var failure) -> Optional.of(failure.message());
      case Outcome.Skipped(_, var message) -> Optional.of(message);
      case Outcome.Copied _, Outcome.Updated _, Outcome.UpToDate _ -> Optional.empty();
    };
  }

  /// What stands under each destination tag now, by what the run wrote or found.
  static Map<Reference, Digest> digests(Report report) {
    return report.results().stream()
        .filter(result -> result.intent().wanted().isPresent())
        .filter(result -> digest(result.outcome()).isPresent())
        .filter(result -> destination(result).tag() != null)
        .collect(
            Collectors.toMap(
                Settlement::destination,
                result -> digest(result.outcome()).orElseThrow(),
                (first, _) -> first));
  }

  private static Reference destination(Result result) {
    return result.intent().wanted().orElseThrow().destination();
  }

  private static Optional<Digest> digest(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied(var digest, _, _) -> Optional.of(digest);
      case Outcome.Updated(_, var digest, _, _) -> Optional.of(digest);
      case Outcome.UpToDate(var digest) -> Optional.of(digest);
      case Outcome.Skipped _, Outcome.Failed _ -> Optional.empty();
    };
  }
}
