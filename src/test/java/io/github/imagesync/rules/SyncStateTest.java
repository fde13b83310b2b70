package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.rules.SyncState.Pending;
import io.github.imagesync.rules.SyncState.Running;
import io.github.imagesync.rules.SyncState.Scope;
import io.github.imagesync.rules.SyncStateText.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncStateTest {

  private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");
  private static final RuleSet RULES = pairs("q.io/a", "h.io/a", "q.io/b:1", "h.io/b:x");
  private static final Pair A1 = new Pair("q.io/a:1", "h.io/a:1");
  private static final Pair A2 = new Pair("q.io/a:2", "h.io/a:2");
  private static final Pair B1 = new Pair("q.io/b:1", "h.io/b:x");
  private static final Pair GONE = new Pair("q.io/gone:1", "h.io/gone:1");

  private static SyncState withPending(Pending... pending) {
    return new SyncState(
        Optional.of("c0ffee"),
        Settings.NONE,
        List.of(pending),
        Optional.of(MONDAY),
        Optional.of("https://run/1"),
        Optional.empty());
  }

  private static List<String> pending(SyncState state) {
    return state.pending().stream()
        .map(each -> each.pair().source() + " " + each.since() + " " + each.error())
        .toList();
  }

  @Test
  void a_failure_keeps_the_time_it_first_failed() {
    var state = withPending(new Pending(A1, MONDAY, "old"));
    var settled = new Settled(TUESDAY, RULES.rules(), Map.of(A1, "new", B1, "first"));

    assertThat(pending(state.settled(settled)))
        .containsExactly("q.io/a:1 " + MONDAY + " new", "q.io/b:1 " + TUESDAY + " first");
  }

  @Test
  void what_a_planned_rule_no_longer_fails_is_not_pending() {
    var state = withPending(new Pending(A1, MONDAY, "x"), new Pending(B1, MONDAY, "y"));
    var onlyA = List.of(RULES.rules().getFirst());

    assertThat(pending(state.settled(new Settled(TUESDAY, onlyA, Map.of()))))
        .containsExactly("q.io/b:1 " + MONDAY + " y");
  }

  @Test
  void a_rule_that_could_not_be_planned_keeps_its_images_pending() {
    var state = withPending(new Pending(A1, MONDAY, "x"));
    var rule = RULES.rules().getFirst();
    var settled = new Settled(TUESDAY, List.of(), Map.of(Pair.of(rule), "no tag list"));

    assertThat(pending(state.settled(settled)))
        .containsExactly("q.io/a " + TUESDAY + " no tag list", "q.io/a:1 " + MONDAY + " x");
  }

  @Test
  void a_run_over_a_commit_makes_it_the_base_and_drops_pairs_without_a_rule() {
    var state =
        withPending(new Pending(GONE, MONDAY, "x"), new Pending(A2, MONDAY, "y"))
            .started(new Running(Optional.of(7L), Optional.of("https://run/2")));
    var settled = new Settled(TUESDAY, List.of(), Map.of(B1, "z"));
    var next = state.advanced("d0d0", RULES, settled, Scope.CHANGED, Optional.of("https://run/2"));

    assertThat(next.synced()).contains("d0d0");
    assertThat(next.lastFull()).contains(MONDAY);
    assertThat(next.running()).isEmpty();
    assertThat(next.run()).contains("https://run/2");
    assertThat(next.pending().stream().map(Pending::pair)).containsExactly(A2, B1);
  }

  @Test
  void a_full_run_moves_the_time_of_the_last_full_resync_even_with_failures() {
    var settled = new Settled(TUESDAY, RULES.rules(), Map.of(B1, "z"));
    var next = withPending().advanced("d0d0", RULES, settled, Scope.ALL, Optional.empty());

    assertThat(next.lastFull()).contains(TUESDAY);
    assertThat(next.isFullDue(TUESDAY.plus(Duration.ofDays(8)), Duration.ofDays(8))).isTrue();
    assertThat(next.isFullDue(TUESDAY.plus(Duration.ofDays(7)), Duration.ofDays(8))).isFalse();
  }

  @Test
  void a_state_that_another_run_wrote_stays_the_base_with_our_failures_and_successes() {
    var ours = new Running(Optional.of(7L), Optional.empty());
    var theirs =
        withPending(new Pending(A1, MONDAY, "x"), new Pending(GONE, MONDAY, "theirs"))
            .started(ours);
    var settled = new Settled(TUESDAY, List.of(RULES.rules().getFirst()), Map.of(B1, "z"));
    var merged = theirs.merged(settled, Scope.CHANGED, Optional.of(ours));

    assertThat(merged.synced()).contains("c0ffee");
    assertThat(merged.pending().stream().map(Pending::pair)).containsExactly(B1, GONE);
    assertThat(merged.running()).isEmpty();
    assertThat(theirs.merged(settled, Scope.ALL, Optional.empty()).lastFull()).contains(TUESDAY);
    assertThat(theirs.merged(settled, Scope.ALL, Optional.empty()).running()).contains(ours);
  }

  @Test
  void pending_pairs_name_the_rules_to_do_again() {
    var state = withPending(new Pending(A2, MONDAY, "x"), new Pending(GONE, MONDAY, "y"));

    assertThat(state.pendingRules(RULES.rules())).containsExactly(RULES.rules().getFirst());
  }

  @Test
  void a_pair_belongs_to_the_rules_that_may_want_it() {
    var set =
        pairs(
            "q.io/a:/^1/",
            "h.io/a",
            "q.io/b:1,2",
            "h.io/b:x,y",
            "q.io/c@sha256:" + "0".repeat(64),
            "h.io/c");
    var pattern = set.rules().get(0);
    var listed = set.rules().get(1);
    var pinned = set.rules().get(2);

    assertThat(new Pair("q.io/a:1.2", "h.io/a:1.2").belongsTo(pattern)).isTrue();
    assertThat(new Pair("q.io/a:2.1", "h.io/a:2.1").belongsTo(pattern)).isFalse();
    assertThat(new Pair("q.io/a:1.2", "h.io/a:1.3").belongsTo(pattern)).isFalse();
    assertThat(new Pair("q.io/b:1", "h.io/b:x").belongsTo(listed)).isTrue();
    assertThat(new Pair("q.io/b:1", "h.io/b:y").belongsTo(listed)).isFalse();
    for (var rule : set.rules()) {
      assertThat(Pair.of(rule).belongsTo(rule)).isTrue();
      assertThat(withPending(new Pending(Pair.of(rule), MONDAY, "")).pendingRules(set.rules()))
          .containsExactly(rule);
    }
    assertThat(Pair.of(pinned.wanted(List.of()).getFirst()).belongsTo(pinned)).isTrue();
    assertThat(new Pair("", "not a reference!").belongsTo(pattern)).isFalse();
  }

  @Test
  void the_base_is_the_synced_commit_unless_everything_is_due() {
    var week = Duration.ofDays(7);

    assertThat(Base.of(SyncState.NONE, MONDAY, week))
        .isEqualTo(new Base.Everything(Base.Why.NO_STATE));
    assertThat(Base.of(withPending(), TUESDAY, week))
        .isEqualTo(new Base.Synced("c0ffee", Settings.NONE));
    assertThat(Base.of(withPending(), MONDAY.plus(week), week))
        .isEqualTo(new Base.Everything(Base.Why.FULL_DUE));
    assertThat(new Base.Everything(Base.Why.UNREACHABLE).reason()).contains("fetched");
  }

  @Test
  void a_state_is_read_as_it_was_written() {
    var state =
        new SyncState(
            Optional.of("c0ffee"),
            new Settings(
                Optional.of("d.io"),
                Optional.empty(),
                new TreeMap<>(Map.of("A", Optional.of("x"), "B", Optional.<String>empty()))),
            List.of(new Pending(B1, TUESDAY, "with \"quotes\"\n"), new Pending(A1, MONDAY, "")),
            Optional.of(MONDAY),
            Optional.of("https://run/1"),
            Optional.of(new Running(Optional.of(12L), Optional.empty())));

    assertThat(SyncStateText.read(SyncStateText.write(state))).isEqualTo(new Read.Sound(state));
    assertThat(SyncStateText.read(SyncStateText.write(SyncState.NONE)))
        .isEqualTo(new Read.Sound(SyncState.NONE));
    assertThat(SyncStateText.write(state))
        .startsWith("{\n  \"version\" : 1,\n  \"synced\" : \"c0ffee\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"version\":2}",
        "{\"version\":\"1\"}",
        "{\"version\":1,\"synced\":5}",
        "{\"version\":1,\"lastFull\":\"yesterday\"}",
        "{\"version\":1,\"pending\":{}}",
        "{\"version\":1,\"pending\":[5]}",
        "{\"version\":1,\"pending\":[{\"source\":\"a\",\"destination\":\"b\"}]}",
        "{\"version\":1,\"settings\":{\"registry\":[]}}",
        "{\"version\":1"
      })
  void a_damaged_state_says_why(String text) {
    assertThat(SyncStateText.read(text))
        .isInstanceOfSatisfying(
            Read.Damaged.class, damaged -> assertThat(damaged.why()).contains("state.json"));
  }

  @Test
  void digests_are_sorted_and_read_as_they_were_written() {
    var digest = Digest.of(new byte[] {1});
    var digests =
        Digests.NONE
            .with(Map.of(Reference.parse("h.io/b:x"), digest))
            .with(
                Map.of(
                    Reference.parse("h.io/a:1"), digest, Reference.parse("h.io/gone:1"), digest));

    assertThat(Digests.read(digests.write())).isEqualTo(digests);
    assertThat(digests.write().indexOf("h.io/a:1")).isLessThan(digests.write().indexOf("h.io/b:x"));
    assertThat(digests.within(RULES.rules()).written()).hasSize(2);
    assertThat(digests.of(Reference.of(RULES.rules().getFirst().destination(), new Tag("1"))))
        .contains(digest);
    assertThat(
            Digests.read(
                    "{\"h.io/a:1\":\"x\",\"H\":\"" + digest + "\",\"h.io/b:1\":\"" + digest + "\"}")
                .written())
        .hasSize(1);
    assertThat(Digests.read("{")).isEqualTo(Digests.NONE);
    assertThat(Digests.read("[]")).isEqualTo(Digests.NONE);
    assertThat(Digests.read("")).isEqualTo(Digests.NONE);
  }
}
