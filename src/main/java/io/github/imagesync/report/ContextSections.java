package io.github.imagesync.report;

import static io.github.imagesync.report.MarkdownText.code;
import static io.github.imagesync.report.MarkdownText.text;

import io.github.imagesync.report.RunContext.Covered;
import io.github.imagesync.report.Section.Shape;
import io.github.imagesync.report.Section.Weight;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What a check run says of its base, the sync state and the removed rules.
record ContextSections(RunContext context, Instant now) {

  /// Base and why, what is covered, who lifted limits, and what else is to be known.
  Section opening() {
    var lines = new ArrayList<String>();
    lines.add(base());
    context.lifted().ifPresent(lifted -> lines.add(lifted(lifted)));
    context.notes().forEach(note -> lines.add("⚠️ " + text(note)));
    return Section.lines(Weight.VITAL, lines);
  }

  /// The base alone, in one sentence.
  String base() {
    var branch = text(context.branch());
    return switch (context.base()) {
      case Base.Everything everything ->
          "All rules of " + branch + ": " + text(everything.reason()) + "." + covered();
      case Base.Synced synced -> against(synced.commit(), synced.reason());
      case Base.Named named -> against(named.commit(), named.reason());
    };
  }

  private String against(String commit, String reason) {
    return "Against %s of %s: %s.%s"
        .formatted(code(shortId(commit)), text(context.branch()), text(reason), covered());
  }

  private String covered() {
    var commits = context.covered();
    if (commits.isEmpty()) {
      return "";
    }
    var earlier =
        commits.stream()
            .filter(each -> each.push() == RunContext.Push.EARLIER)
            .map(Covered::commit)
            .limit(5)
            .map(commit -> code(shortId(commit)))
            .toList();
    var among =
        earlier.isEmpty()
            ? ""
            : ", " + String.join(", ", earlier) + " among them, whose own run did not finish";
    return " Covers " + Amounts.of(commits.size(), "commit", "commits") + among + ".";
  }

  private static String lifted(RunContext.Lifted lifted) {
    return "⚠️ Limits lifted for this run by %s: %s."
        .formatted(
            code(lifted.who()),
            lifted.limits().stream().map(MarkdownText::text).collect(Collectors.joining(", ")));
  }

  /// How old the last full resync is.
  Section closing() {
    return Section.lines(
        Weight.HIGH,
        context
            .lastFull()
            .map(at -> List.of("Last full resync: " + ago(Duration.between(at, now)) + "."))
            .orElse(List.of()));
  }

  private static String ago(Duration age) {
    return age.toMinutes() < 1 ? "just now" : Amounts.age(age) + " ago";
  }

  /// What failed and will be tried again, the oldest first.
  Section pending() {
    var oldest = context.pending().stream().map(SyncState.Pending::since).min(Instant::compareTo);
    var heading =
        "Still pending"
            + oldest
                .map(since -> ", the oldest for " + Amounts.age(Duration.between(since, now)))
                .orElse("");
    var rows =
        context.pending().stream()
            .sorted(Comparator.comparing(SyncState.Pending::since))
            .map(this::row)
            .toList();
    return Section.table(
        heading, Weight.MIDDLE, Shape.FOLDED, List.of("Image", "For", "Last error"), rows);
  }

  private String row(SyncState.Pending pending) {
    return Section.cells(
        code(pending.pair().toString()),
        Amounts.age(Duration.between(pending.since(), now)),
        text(pending.error()));
  }

  Section removed() {
    return Section.list(
        "Removed rules, for which nothing is deleted",
        Weight.LOW,
        Shape.FOLDED,
        context.removed().stream()
            .map(Rule::written)
            .map(rule -> code(rule.source()) + " → " + code(rule.destination()))
            .toList());
  }

  static String shortId(String commit) {
    return commit.substring(0, Math.min(7, commit.length()));
  }
}
