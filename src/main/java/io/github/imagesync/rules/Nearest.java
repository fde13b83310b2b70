package io.github.imagesync.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that a mistyped one most likely means.
final class Nearest {

  private static final int FARTHEST = 3;

  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    var lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(each -> distance(lower, each.toLowerCase(Locale.ROOT)) <= limit(each))
        .min(Comparator.comparingInt(each -> distance(lower, each.toLowerCase(Locale.ROOT))));
  }

  private static int limit(String known) {
    return Math.min(FARTHEST, Math.max(1, known.length() / 2));
  }

  /// Levenshtein's: letters to insert, remove or replace. Long words are far from all.
  private static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > FARTHEST) {
      return Integer.MAX_VALUE;
    }
    var row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
