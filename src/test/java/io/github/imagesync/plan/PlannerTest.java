package io.github.imagesync.plan;

import static io.github.imagesync.plan.PlanFixtures.digest;
import static io.github.imagesync.plan.PlanFixtures.findings;
import static io.github.imagesync.plan.PlanFixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import io.github.imagesync.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Planner PLANNER = new Planner(MissingCredential.FAILS);

  private static List<Planned> plan(List<Rule> rules, Findings findings) {
    return PLANNER.plan(rules.getFirst().destination(), rules, findings, Set.of()).images();
  }

  @Test
  void a_tag_that_is_not_there_is_copied() {
    var rules = rules("\"a.io/x/app:1\": \"h.io/x/app\"");
    var findings = findings(rules, Map.of("a.io/x/app:1", "one"), Presence.EXISTS, Map.of());
    assertThat(plan(rules, findings))
        .singleElement()
        .isInstanceOfSatisfying(
            Planned.Copy.class, copy -> assertThat(copy.image()).isEqualTo(digest("one")));
  }

  @Test
  void a_tag_with_another_digest_moves_from_the_one_it_has() {
    var rules = rules("\"a.io/x/app:1\": \"h.io/x/app\"");
    var findings =
        findings(rules, Map.of("a.io/x/app:1", "new"), Presence.EXISTS, Map.of("1", "old"));
    assertThat(plan(rules, findings))
        .singleElement()
        .isInstanceOfSatisfying(
            Planned.Move.class,
            move -> {
              assertThat(move.from()).isEqualTo(digest("old"));
              assertThat(move.image()).isEqualTo(digest("new"));
            });
  }

  @Test
  void a_tag_with_the_same_digest_is_up_to_date() {
    var rules = rules("\"a.io/x/app\": \"h.io/x/app\"");
    var findings =
        findings(rules, Map.of("a.io/x/app:1", "one"), Presence.EXISTS, Map.of("1", "one"));
    assertThat(plan(rules, findings)).singleElement().isInstanceOf(Planned.UpToDate.class);
  }

  @Test
  void two_sources_with_different_images_for_one_tag_are_a_conflict_that_names_both_lines() {
    var rules = rules("\"a.io/x/app\": \"h.io/x/app\"", "\"b.io/x/app\": \"h.io/x/app\"");
    var sources = Map.of("a.io/x/app:1", "one", "b.io/x/app:1", "two", "b.io/x/app:2", "two");
    var images = plan(rules, findings(rules, sources, Presence.EXISTS, Map.of()));
    assertThat(images)
        .filteredOn(Planned.Blocked.class::isInstance)
        .extracting(image -> ((Planned.Blocked) image).why())
        .allSatisfy(why -> assertThat(why.cause()).isEqualTo(Failure.Cause.CONFLICT))
        .extracting(Failure::message)
        .anySatisfy(message -> assertThat(message).contains("images.json:2:"))
        .anySatisfy(message -> assertThat(message).contains("images.json:3:"));
    assertThat(images).filteredOn(Planned.Copy.class::isInstance).hasSize(1);
  }

  @Test
  void two_sources_with_the_same_image_for_one_tag_are_one_copy() {
    var rules = rules("\"a.io/x/app\": \"h.io/x/app\"", "\"b.io/x/app\": \"h.io/x/app\"");
    var sources = Map.of("a.io/x/app:1", "one", "b.io/x/app:1", "one");
    assertThat(plan(rules, findings(rules, sources, Presence.NEW, Map.of()))).hasSize(1);
  }

  @Test
  void a_pattern_that_matches_nothing_blocks_its_rule() {
    var rules = rules("\"a.io/x/app:/^v9/\": \"h.io/x/app\"");
    var findings = findings(rules, Map.of("a.io/x/app:1", "one"), Presence.EXISTS, Map.of());
    assertThat(plan(rules, findings))
        .singleElement()
        .isInstanceOfSatisfying(
            Planned.Blocked.class,
            blocked -> assertThat(blocked.why().cause()).isEqualTo(Failure.Cause.NO_MATCH));
  }

  @Test
  void a_pattern_may_match_nothing_where_the_rule_allows_it() {
    var rules = rules("\"a.io/x/app:/^v9/\": {\"to\": \"h.io/x/app\", \"allowEmpty\": true}");
    var findings = findings(rules, Map.of("a.io/x/app:1", "one"), Presence.EXISTS, Map.of());
    assertThat(plan(rules, findings)).isEmpty();
  }

  @Test
  void a_missing_source_blocks_only_its_own_tag() {
    var rules = rules("\"a.io/x/app:1,2\": \"h.io/x/app\"");
    var findings = findings(rules, Map.of("a.io/x/app:2", "two"), Presence.EXISTS, Map.of());
    assertThat(plan(rules, findings))
        .hasSize(2)
        .anySatisfy(image -> assertThat(image).isInstanceOf(Planned.Blocked.class))
        .anySatisfy(image -> assertThat(image).isInstanceOf(Planned.Copy.class));
  }

  @Test
  void a_missing_credential_is_a_note_for_a_plan_and_a_failure_for_a_sync() {
    var rules = rules("\"a.io/x/app:1\": \"h.io/x/app\"");
    var withoutCredential = new Failure(Failure.Cause.CREDENTIAL, "USER is not set");
    var found = new HashMap<Intent, Finding>();
    Intents.of(rules, Map.of())
        .forEach(intent -> found.put(intent, new Finding.Failed(withoutCredential)));
    var findings = new Findings(Map.of(), found, Presence.UNKNOWN, Map.of());
    var lenient = new Planner(MissingCredential.UNREADABLE);
    assertThat(lenient.plan(rules.getFirst().destination(), rules, findings, Set.of()).images())
        .singleElement()
        .isInstanceOf(Planned.Unreadable.class);
    assertThat(plan(rules, findings)).singleElement().isInstanceOf(Planned.Blocked.class);
  }
}
