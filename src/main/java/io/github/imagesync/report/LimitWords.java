package io.github.imagesync.report;

import io.github.imagesync.plan.Limits;
import java.util.ArrayList;
import java.util.List;

/// Limits as people set them.
public final class LimitWords {

  private LimitWords() {}

  /// `max-moves 20`, `max-bytes 1.4 GB`; empty where none is set.
  public static List<String> of(Limits limits) {
    var words = new ArrayList<String>();
    limits.maxMoves().ifPresent(moves -> words.add("max-moves " + Amounts.number(moves)));
    limits.maxShare().ifPresent(share -> words.add("max-share " + share + " %"));
    limits.maxBytes().ifPresent(bytes -> words.add("max-bytes " + Amounts.bytes(bytes)));
    return List.copyOf(words);
  }
}
