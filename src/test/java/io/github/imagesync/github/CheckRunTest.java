package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.document.Place;
import io.github.imagesync.github.CheckRun.Hurry;
import io.github.imagesync.github.CheckRun.Identity;
import io.github.imagesync.github.GitHubStandIn.Edition;
import io.github.imagesync.github.GitHubStandIn.Trouble;
import io.github.imagesync.report.CheckText;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckRunTest {

  private static final URI PAGE = URI.create("https://github.com/octo/config/actions/runs/88");
  private static final Identity SYNC = new Identity("image-sync / sync", "a".repeat(40), PAGE);
  private static final CheckText BEGUN = CheckText.brief("Under way", "Against 4f2c.");
  private static final CheckText DONE =
      new CheckText("12 copied", "**12 copied**", "| Source | Destination |");

  private final Times times = new Times();

  private CheckApi api(GitHubStandIn github) {
    return CheckApi.of(
        github.api(),
        GitHubStandIn.REPOSITORY,
        GitHubStandIn.TOKEN,
        ProxySelector.of(null),
        Duration.ofMillis(1));
  }

  private CheckRun begin(GitHubStandIn github) {
    return CheckRun.begin(SYNC, BEGUN, api(github), times);
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void is_in_progress_until_it_is_completed(Edition edition) {
    try (var github = GitHubStandIn.start(edition)) {
      var run = begin(github);
      assertThat(github.check().status).isEqualTo("in_progress");
      assertThat(github.check().name).isEqualTo("image-sync / sync");
      assertThat(github.check().commit).isEqualTo("a".repeat(40));
      assertThat(run.id()).hasValue(github.check().id);

      run.complete(Conclusion.SUCCESS, DONE, List.of(), Hurry.NO);

      assertThat(github.check().status).isEqualTo("completed");
      assertThat(github.check().conclusion).isEqualTo("success");
      assertThat(github.checks()).hasSize(1);
      assertThat(run.missing()).isEmpty();
    }
  }

  @Test
  void every_update_carries_the_whole_output() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);

      run.update(DONE);
      assertThat(github.check().text).isEqualTo(DONE.text());

      run.complete(Conclusion.FAILURE, DONE, annotations(51), Hurry.NO);
      assertThat(github.check().text).isEqualTo(DONE.text());
      assertThat(github.check().summary).isEqualTo(DONE.summary());
    }
  }

  @Test
  void annotations_go_fifty_at_a_time_and_none_is_sent_twice() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);

      run.complete(Conclusion.FAILURE, DONE, annotations(120), Hurry.NO);

      assertThat(github.check().annotations)
          .extracting(annotation -> annotation.path("start_line").asInt())
          .containsExactlyElementsOf(lines(120));
      assertThat(github.writes()).hasSize(1 + 3);
    }
  }

  @Test
  void an_annotation_is_cut_to_what_github_takes() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);
      var place = new Place("images.json", 4, 3);
      var long_ = "ä€😀".repeat(10_000);

      run.complete(
          Conclusion.FAILURE,
          DONE,
          List.of(new Annotation(Annotation.Level.FAILURE, place, long_, long_)),
          Hurry.NO);

      assertThat(github.check().annotations).hasSize(1);
      assertThat(github.check().annotations.getFirst().path("message").asText())
          .startsWith("ä€😀ä€😀")
          .endsWith("…")
          .doesNotContain("?", "\uFFFD");
    }
  }

  @Test
  void a_token_that_may_only_read_is_found_out_once_and_stops_nothing() {
    try (var github = GitHubStandIn.start()) {
      github.always(Trouble.READ_ONLY);

      var run = begin(github);
      run.update(DONE);
      run.complete(Conclusion.SUCCESS, DONE, annotations(3), Hurry.NO);

      assertThat(run.id()).isEmpty();
      assertThat(run.missing())
          .hasValueSatisfying(why ->
              assertThat(why)
                  .contains("403", "checks: write")
                  .doesNotContain(GitHubStandIn.TOKEN.reveal()));
      assertThat(github.writes()).hasSize(1);
    }
  }

  @Test
  void a_server_in_trouble_is_asked_again() {
    try (var github = GitHubStandIn.start()) {
      github.next(Trouble.BAD_GATEWAY, Trouble.BAD_GATEWAY);

      var run = begin(github);

      assertThat(run.id()).isPresent();
      assertThat(run.missing()).isEmpty();
    }
  }

  @Test
  void a_check_run_that_could_not_begin_is_made_at_the_end() {
    try (var github = GitHubStandIn.start()) {
      github.next(Trouble.BAD_GATEWAY, Trouble.BAD_GATEWAY, Trouble.BAD_GATEWAY);
      var run = begin(github);
      assertThat(run.missing()).hasValueSatisfying(why -> assertThat(why).contains("502"));

      run.complete(Conclusion.SUCCESS, DONE, List.of(), Hurry.NO);

      assertThat(github.check().conclusion).isEqualTo("success");
      assertThat(run.missing()).isEmpty();
    }
  }

  @Test
  void a_limit_of_requests_makes_nobody_wait_for_its_end() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);
      github.next(Trouble.NO_REQUESTS_LEFT, Trouble.TOO_FAST, Trouble.NO_REQUESTS_LEFT);

      run.update(DONE);

      assertThat(run.missing()).hasValueSatisfying(why -> assertThat(why).contains("too many"));
      run.complete(Conclusion.SUCCESS, DONE, List.of(), Hurry.NO);
      assertThat(github.check().status).isEqualTo("completed");
    }
  }

  @Test
  void what_github_refuses_still_ends_the_check_run() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);
      github.next(Trouble.UNPROCESSABLE);

      run.complete(Conclusion.FAILURE, DONE, annotations(1), Hurry.NO);

      assertThat(github.check().status).isEqualTo("completed");
      assertThat(github.check().conclusion).isEqualTo("failure");
      assertThat(github.check().title).isEqualTo(DONE.title());
      assertThat(run.missing()).isPresent();
    }
  }

  @Test
  void a_job_about_to_be_killed_tries_once() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);
      github.always(Trouble.BAD_GATEWAY);

      run.complete(Conclusion.CANCELLED, DONE, List.of(), Hurry.YES);

      assertThat(github.writes()).hasSize(2);
    }
  }

  @Test
  void nothing_is_shown_after_the_end() {
    try (var github = GitHubStandIn.start()) {
      var run = begin(github);
      run.complete(Conclusion.SUCCESS, DONE, List.of(), Hurry.NO);

      run.update(BEGUN);

      assertThat(github.check().title).isEqualTo(DONE.title());
    }
  }

  @Test
  void a_check_run_that_a_killed_job_left_is_closed() {
    try (var github = GitHubStandIn.start()) {
      long left = begin(github).id().orElseThrow();

      begin(github).closeLeftOver(left, PAGE);

      assertThat(github.checks().getFirst().status).isEqualTo("completed");
      assertThat(github.checks().getFirst().conclusion).isEqualTo("cancelled");
    }
  }

  @Test
  void a_check_run_that_ended_keeps_its_text() {
    try (var github = GitHubStandIn.start()) {
      var ended = begin(github);
      ended.complete(Conclusion.CANCELLED, DONE, List.of(), Hurry.NO);

      begin(github).closeLeftOver(ended.id().orElseThrow(), PAGE);

      assertThat(github.checks().getFirst().summary).isEqualTo(DONE.summary());
    }
  }

  private static List<Integer> lines(int number) {
    var lines = new ArrayList<Integer>();
    for (int line = 1; line <= number; line++) {
      lines.add(line);
    }
    return lines;
  }

  private static List<Annotation> annotations(int number) {
    return lines(number).stream()
        .map(line ->
            new Annotation(
                Annotation.Level.FAILURE,
                new Place("images.json", line, 3),
                "image-sync",
                "there is no such tag"))
        .toList();
  }
}
