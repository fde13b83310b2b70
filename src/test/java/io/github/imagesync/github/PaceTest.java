package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.report.CheckText;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Times times = new Times();

  /// The seconds at which an update is due where something happens every second.
  private List<Integer> dueSeconds(int seconds) {
    var pace = new Pace(times.instant());
    var due = new ArrayList<Integer>();
    for (int second = 1; second <= seconds; second++) {
      times.pass(Duration.ofSeconds(1));
      if (pace.isDue(times.instant())) {
        due.add(second);
      }
    }
    return due;
  }

  @Test
  void the_first_update_comes_after_ten_seconds() {
    assertThat(dueSeconds(20)).containsExactly(10);
  }

  @Test
  void updates_are_ever_further_apart_down_to_one_a_minute() {
    var due = dueSeconds(3600);

    for (int i = 1; i < due.size(); i++) {
      assertThat(due.get(i) - due.get(i - 1)).isBetween(10, 60);
    }
    assertThat(due.getLast() - due.get(due.size() - 2)).isEqualTo(60);
    assertThat(due).hasSizeLessThan(75);
  }

  @Test
  void progress_is_posted_at_that_pace_however_much_happens() {
    try (var github = GitHubStandIn.start()) {
      var api =
          CheckApi.of(
              github.api(),
              GitHubStandIn.REPOSITORY,
              GitHubStandIn.TOKEN,
              ProxySelector.of(null),
              Duration.ofMillis(1));
      var identity =
          new CheckRun.Identity("image-sync / sync", "a".repeat(40), URI.create("https://x.io"));
      var check = CheckRun.begin(identity, CheckText.brief("Under way", "x"), api, times);
      var progress = CheckProgress.on(check, "Against 4f2c.", times, Runnable::run);

      progress.started(3);
      progress.planned(plan());
      progress.moved(1_000_000);
      assertThat(github.writes()).hasSize(1);

      times.pass(Duration.ofSeconds(10));
      progress.planned(plan());
      progress.moved(1_000_000);
      assertThat(github.writes()).hasSize(2);
      assertThat(github.check().title).contains("2 of 3 repositories planned");
      assertThat(github.check().summary).isEqualTo("Against 4f2c.");
    }
  }

  private static RepositoryPlan plan() {
    return new RepositoryPlan(
        io.github.imagesync.oci.Repository.parse("m.io/x/app"),
        RepositoryPlan.Presence.EXISTS,
        Map.of(),
        List.of(),
        Set.of());
  }
}
