package io.github.imagesync.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.github.Event.Inputs;
import io.github.imagesync.github.Event.PullRequest.Origin;
import io.github.imagesync.github.Event.Push.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReaderTest {

  private final Path file;

  EventReaderTest(@TempDir Path folder) {
    file = folder.resolve("event.json");
  }

  private Event read(String name, String payload) throws IOException {
    Files.writeString(file, payload.replace('\'', '"'));
    return EventReader.read(GitHubEnvironment.of(environment(name)::get));
  }

  private Map<String, String> environment(String name) {
    var environment = new HashMap<String, String>();
    environment.put("GITHUB_EVENT_NAME", name);
    environment.put("GITHUB_EVENT_PATH", file.toString());
    environment.put("GITHUB_SHA", "c".repeat(40));
    environment.put("GITHUB_REF", "refs/heads/main");
    environment.put("GITHUB_REPOSITORY", "octo/config");
    return environment;
  }

  @Test
  void a_push_knows_what_was_before() throws IOException {
    assertThat(
            read(
                "push",
                "{'ref':'refs/heads/main','before':'aa','after':'cc','forced':false,"
                    + "'commits':[{'id':'bb','message':'x'},{'id':'cc'}]}"))
        .isEqualTo(
            new Event.Push(
                "refs/heads/main", Optional.of("aa"), "cc", List.of("bb", "cc"), Kind.ADVANCED));
  }

  @Test
  void a_new_branch_has_nothing_before() throws IOException {
    var zeros = "0".repeat(40);
    assertThat(read("push", "{'ref':'refs/heads/new','before':'%s','after':'cc'}".formatted(zeros)))
        .isEqualTo(
            new Event.Push("refs/heads/new", Optional.empty(), "cc", List.of(), Kind.ADVANCED));
  }

  @Test
  void forced_and_deleting_pushes_are_told_apart() throws IOException {
    assertThat(read("push", "{'ref':'r','after':'cc','forced':true}"))
        .extracting(event -> ((Event.Push) event).kind())
        .isEqualTo(Kind.FORCED);
    assertThat(read("push", "{'ref':'r','after':'00','deleted':true,'forced':true}"))
        .extracting(event -> ((Event.Push) event).kind())
        .isEqualTo(Kind.DELETED);
  }

  @Test
  void a_pull_request_is_from_a_fork_where_its_repository_is_another_or_gone() throws IOException {
    var payload =
        "{'pull_request':{'number':5,'head':{'sha':'hh','repo':%s},"
            + "'base':{'sha':'stale','ref':'main','repo':{'full_name':'octo/config'}}}}";
    assertThat(read("pull_request", payload.formatted("{'full_name':'Octo/Config'}")))
        .isEqualTo(new Event.PullRequest(5, "hh", "main", Origin.SAME_REPOSITORY));
    assertThat(read("pull_request", payload.formatted("{'full_name':'else/config'}")))
        .isEqualTo(new Event.PullRequest(5, "hh", "main", Origin.FORK));
    assertThat(read("pull_request", payload.formatted("null")))
        .isEqualTo(new Event.PullRequest(5, "hh", "main", Origin.FORK));
  }

  @Test
  void a_merge_group_brings_its_base() throws IOException {
    assertThat(
            read(
                "merge_group",
                "{'merge_group':{'head_sha':'hh','base_sha':'bb','base_ref':'refs/heads/main'}}"))
        .isEqualTo(new Event.MergeGroup("hh", "bb", "main"));
  }

  @Test
  void inputs_that_were_left_empty_are_not_given() throws IOException {
    assertThat(
            read(
                "workflow_dispatch",
                "{'inputs':{'rules':'','dry-run':'false','lift-limits':'false'},"
                    + "'sender':{'login':'mona'}}"))
        .isEqualTo(new Event.Dispatch(Inputs.NONE, Optional.of("mona")));
    assertThat(read("workflow_dispatch", "{'inputs':null}"))
        .isEqualTo(new Event.Dispatch(Inputs.NONE, Optional.empty()));
  }

  @Test
  void inputs_are_read_as_texts_and_as_booleans() throws IOException {
    var wanted = new Inputs(Optional.of("*/nginx*"), Inputs.Run.DRY, Inputs.LimitsFor.LIFTED);
    for (var yes : List.of("'true'", "true")) {
      assertThat(
              read(
                  "workflow_dispatch",
                  "{'inputs':{'rules':'*/nginx*','dry-run':%s,'lift-limits':%s}}"
                      .formatted(yes, yes)))
          .isEqualTo(new Event.Dispatch(wanted, Optional.empty()));
    }
  }

  @Test
  void other_events_keep_their_name() throws IOException {
    assertThat(read("schedule", "{'schedule':'0 3 * * *'}"))
        .isEqualTo(new Event.Schedule("0 3 * * *"));
    assertThat(read("issues", "{}")).isEqualTo(new Event.Other("issues"));
  }

  @Test
  void a_payload_of_another_event_is_an_error_that_names_the_field() {
    assertThatThrownBy(() -> read("merge_group", "{'ref':'x'}"))
        .isInstanceOf(UnusableEnvironment.class)
        .hasMessageContaining("merge_group")
        .hasMessageContaining("/merge_group/");
  }

  @Test
  void an_unreadable_file_is_an_error() {
    assertThatThrownBy(() -> read("push", "{'ref'"))
        .isInstanceOf(UnusableEnvironment.class)
        .hasMessageContaining("GITHUB_EVENT_PATH");
  }

  @Test
  void everything_that_is_missing_is_named_at_once() {
    assertThatThrownBy(() -> GitHubEnvironment.of(Map.of("GITHUB_SHA", "x", "GITHUB_REF", "")::get))
        .isInstanceOf(UnusableEnvironment.class)
        .hasMessageContaining("GITHUB_EVENT_NAME")
        .hasMessageContaining("GITHUB_REF")
        .hasMessageNotContaining("GITHUB_SHA");
  }

  @Test
  void an_enterprise_server_is_its_own_server() {
    var variables = environment("push");
    variables.put("GITHUB_SERVER_URL", "https://git.example.org/");
    variables.put("GITHUB_API_URL", "https://git.example.org/api/v3");
    variables.put("GITHUB_RUN_ID", "88");
    variables.put("GITHUB_RUN_ATTEMPT", "2");
    var environment = GitHubEnvironment.of(variables::get);

    assertThat(environment.api()).hasToString("https://git.example.org/api/v3");
    assertThat(environment.cloneUrl()).hasToString("https://git.example.org/octo/config.git");
    assertThat(environment.page())
        .hasToString("https://git.example.org/octo/config/actions/runs/88/attempts/2");
    assertThat(environment.branch()).isEqualTo("main");
  }

  @Test
  void the_token_shows_in_no_text() {
    var variables = environment("push");
    variables.put("GITHUB_TOKEN", GitHubStandIn.TOKEN.reveal());
    assertThat(GitHubEnvironment.of(variables::get).toString())
        .doesNotContain(GitHubStandIn.TOKEN.reveal());
  }
}
