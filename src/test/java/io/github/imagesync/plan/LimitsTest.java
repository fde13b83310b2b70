package io.github.imagesync.plan;

import static io.github.imagesync.plan.PlanFixtures.findings;
import static io.github.imagesync.plan.PlanFixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsTest {

  /// One tag moves, three stay, one is new.
  private static Plan plan(Volume volume) {
    var rules = rules("\"a.io/x/app\": \"h.io/x/app\"");
    var sources =
        Map.of(
            "a.io/x/app:1", "new",
            "a.io/x/app:2", "two",
            "a.io/x/app:3", "three",
            "a.io/x/app:4", "four",
            "a.io/x/app:5", "five");
    var there = Map.of("1", "old", "2", "two", "3", "three", "4", "four");
    var findings = findings(rules, sources, Presence.EXISTS, there);
    var repository =
        new Planner(MissingCredential.FAILS)
            .plan(rules.getFirst().destination(), rules, findings, Set.of());
    return new Plan(List.of(repository), volume, Map.of());
  }

  private static Limits moves(int most) {
    return new Limits(OptionalInt.of(most), OptionalInt.empty(), OptionalLong.empty());
  }

  private static Limits share(int percent) {
    return new Limits(OptionalInt.empty(), OptionalInt.of(percent), OptionalLong.empty());
  }

  private static Limits bytes(long most) {
    return new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.of(most));
  }

  @Test
  void as_many_moves_as_allowed_pass_and_one_more_does_not() {
    assertThat(moves(1).exceededBy(plan(Volume.NONE))).isEmpty();
    assertThat(moves(0).exceededBy(plan(Volume.NONE)))
        .extracting(Limits.Excess::limit)
        .containsExactly("max-moves");
  }

  @Test
  void the_share_is_that_of_the_tags_that_are_there_now() {
    assertThat(share(25).exceededBy(plan(Volume.NONE))).isEmpty();
    assertThat(share(24).exceededBy(plan(Volume.NONE)))
        .extracting(Limits.Excess::limit)
        .containsExactly("max-share");
  }

  @Test
  void bytes_over_the_limit_are_refused() {
    assertThat(bytes(100).exceededBy(plan(new Volume(100, 5_000, 0)))).isEmpty();
    assertThat(bytes(99).exceededBy(plan(new Volume(100, 0, 0)))).hasSize(1);
  }

  @Test
  void an_unknown_size_can_not_keep_a_limit_of_bytes() {
    assertThat(bytes(100).exceededBy(plan(new Volume(0, 0, 1)))).hasSize(1);
  }
}
