package io.github.imagesync.copy;

import io.github.imagesync.document.Place;
import io.github.imagesync.plan.Result;
import java.util.Comparator;

/// The order in which results are told: that of the rules in their files.
final class Results {

  private static final Comparator<Place> BY_PLACE =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  static final Comparator<Result> BY_RULE =
      Comparator.<Result, Place>comparing(
              result -> result.intent().rule().written().place(), BY_PLACE)
          .thenComparing(result -> result.intent().destination())
          .thenComparing(result -> result.intent().source());

  private Results() {}
}
