package io.github.imagesync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a plan may do at most. A plan over a limit is refused before anything is written.
/// `maxShare` is in percent: moved tags of all planned tags that the destinations have now.
public record Limits(OptionalInt maxMoves, OptionalInt maxShare, OptionalLong maxBytes) {

  public static final Limits NONE =
      new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty());

  /// One limit that a plan exceeds.
  public record Excess(String limit, String message) {}

  /// Whether there is any limit, so that all plans must be known before the first copy.
  public boolean areSet() {
    return maxMoves.isPresent() || maxShare.isPresent() || maxBytes.isPresent();
  }

  /// The limits that this plan exceeds; empty means that it may go on.
  public List<Excess> exceededBy(Plan plan) {
    long moves = plan.images().filter(Planned.Move.class::isInstance).count();
    long there = moves + plan.images().filter(Planned.UpToDate.class::isInstance).count();
    long share = there == 0 ? 0 : Math.ceilDiv(100 * moves, there);
    var excesses = new ArrayList<Excess>();
    if (maxMoves.isPresent() && moves > maxMoves.getAsInt()) {
      excesses.add(
          new Excess(
              "max-moves",
              "%s would move, allowed: %d"
                  .formatted(moves == 1 ? "1 tag" : moves + " tags", maxMoves.getAsInt())));
    }
    if (maxShare.isPresent() && share > maxShare.getAsInt()) {
      excesses.add(
          new Excess(
              "max-share",
              "%d of %d existing tags (%d %%) would move, %d %% are allowed"
                  .formatted(moves, there, share, maxShare.getAsInt())));
    }
    if (maxBytes.isPresent()) {
      bytesExcess(plan.volume(), maxBytes.getAsLong()).ifPresent(excesses::add);
    }
    return List.copyOf(excesses);
  }

  private static Optional<Excess> bytesExcess(Volume volume, long most) {
    if (volume.toMove() > most) {
      return Optional.of(
          new Excess(
              "max-bytes",
              "%d bytes would be copied, %d are allowed".formatted(volume.toMove(), most)));
    }
    if (volume.unknown() > 0) {
      return Optional.of(
          new Excess(
              "max-bytes",
              "the size of %d images is not known, so the limit of %d bytes can't be kept"
                  .formatted(volume.unknown(), most)));
    }
    return Optional.empty();
  }
}
