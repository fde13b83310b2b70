package io.github.imagesync.report;

import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;

/// Which rules changed, for people.
public final class DiffText {

  private DiffText() {}

  public static void write(RuleDiff diff, Lines out) {
    diff.added().forEach(rule -> line("+", rule, out));
    diff.removed().forEach(rule -> line("-", rule, out));
    out.line(
        "%s added, %d removed, %d unchanged; %s to sync"
            .formatted(
                Amounts.of(diff.added().size(), "rule", "rules"),
                diff.removed().size(),
                diff.unchanged(),
                Amounts.of(diff.repositories().size(), "repository", "repositories")));
  }

  private static void line(String mark, Rule rule, Lines out) {
    var written = rule.written();
    out.line(
        "%s %s -> %s  (%s)"
            .formatted(mark, written.source(), written.destination(), written.place()));
  }
}
