package io.github.imagesync.report;

import io.github.imagesync.document.Place;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Intent;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.rules.Rule;
import java.util.List;
import java.util.stream.Stream;

/// An image that a run could not deal with: which, why, and what to do next.
public record Trouble(Intent intent, String message, String advice) {

  private static final String WAITS = "nothing: it follows when what feeds it has succeeded";

  /// The rule that wants the image.
  public Rule rule() {
    return intent.rule();
  }

  /// The image's name at the destination.
  public String destination() {
    return intent.destination();
  }

  /// The rule's line.
  public Place place() {
    return rule().written().place();
  }

  /// The troubles of a run in the order of its results: what failed, then what waits for it.
  public static List<Trouble> of(List<Result> results) {
    return Stream.concat(
            results.stream().flatMap(Trouble::failed), results.stream().flatMap(Trouble::waiting))
        .toList();
  }

  private static Stream<Trouble> failed(Result result) {
    return result.outcome() instanceof Outcome.Failed(Failure(var cause, var message))
        ? Stream.of(new Trouble(result.intent(), message, Advice.on(cause)))
        : Stream.empty();
  }

  private static Stream<Trouble> waiting(Result result) {
    return result.outcome() instanceof Outcome.Skipped(var why, var message)
            && why == Outcome.Why.PREDECESSOR_FAILED
        ? Stream.of(new Trouble(result.intent(), message, WAITS))
        : Stream.empty();
  }
}
