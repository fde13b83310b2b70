package io.github.imagesync.cli;

import io.github.imagesync.plan.Limits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// What a plan may do at most.
final class LimitOptions {

  static final String NAME = "Limits, over which nothing is touched";

  @Option(
      names = "--max-moves",
      paramLabel = "N",
      description = "Tags that may move to another digest.")
  Optional<Integer> maxMoves = Optional.empty();

  @Option(
      names = "--max-share",
      paramLabel = "PERCENT",
      description = "Moves in percent of the planned tags that the destinations have.")
  Optional<Integer> maxShare = Optional.empty();

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      description = "Bytes to copy, such as 500MB or 2GiB.")
  Optional<Converters.Size> maxBytes = Optional.empty();

  Limits limits() {
    return new Limits(
        number("--max-moves", maxMoves),
        number("--max-share", maxShare),
        maxBytes.map(size -> OptionalLong.of(size.bytes())).orElseGet(OptionalLong::empty));
  }

  private static OptionalInt number(String option, Optional<Integer> value) {
    if (value.isPresent() && value.get() < 0) {
      throw new Unusable(option + ": a limit can't be negative");
    }
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
