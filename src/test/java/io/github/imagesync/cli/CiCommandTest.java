package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.github.GitHubStandIn.Trouble;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiCommandTest {

  private static final TestImages IMAGES = TestImages.seeded(4);
  private static final TestImage APP = IMAGES.image(2, 1000);
  private static final TestImage WEB = IMAGES.image(1, 700);
  private static final TestImage OLD = IMAGES.image(1, 300);
  private static final String NO_COMMIT = "0".repeat(40);

  private @TempDir Path folder;
  private TwoRegistries registries;
  private Workflow workflow;

  @BeforeEach
  void start() throws Exception {
    registries = TwoRegistries.in(folder.resolve("registries"));
    workflow = new Workflow(folder);
    registries.put(APP, "source/app:1");
    registries.put(WEB, "source/web:1");
  }

  @AfterEach
  void stop() throws Exception {
    registries.close();
    workflow.close();
  }

  private String commit(String... rules) {
    return workflow.commit(registries.named(String.join(",\n", rules)));
  }

  @Test
  void the_first_push_copies_everything_and_says_so_everywhere() throws Exception {
    var tip = commit("'source/app:1': 'mirror/a/app'", "'source/web:1': 'mirror/a/web'");

    var ran = workflow.ci(workflow.push(NO_COMMIT, tip), "--result", "result.json");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
    assertThat(registries.digest("mirror/a/web:1")).contains(WEB.digest());
    var check = workflow.github.check();
    assertThat(check.name).isEqualTo("image-sync / sync");
    assertThat(check.commit).isEqualTo(tip);
    assertThat(check.conclusion).isEqualTo("success");
    assertThat(check.title).startsWith("2 copied");
    assertThat(workflow.state()).contains("\"synced\" : \"" + tip + "\"", "\"pending\" : [ ]");
    assertThat(workflow.read("output")).contains("conclusion=success\n", "copied=2\n");
    assertThat(workflow.read("summary.md")).contains("image-sync / sync");
    var result = new ObjectMapper().readTree(workflow.read("result.json"));
    assertThat(result.at("/totals/copied").asInt()).isEqualTo(2);
    assertThat(result.at("/after").asText()).isEqualTo(tip);
  }

  @Test
  void a_push_asks_only_about_the_repositories_that_it_changes() throws Exception {
    var first = commit("'source/app:1': 'mirror/a/app'", "'source/web:1': 'mirror/a/web'");
    workflow.ci(workflow.push(NO_COMMIT, first));
    var second = commit("'source/app:1': 'mirror/a/app'", "'source/web:1': 'mirror/a/web:new'");
    registries.takeRequests();

    var ran = workflow.ci(workflow.push(first, second));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.takeRequests())
        .contains("PUT mirror/a/web/manifests/new")
        .allMatch(request -> request.matches("\\w+ (source/web|mirror/a/web)/.*"));
    assertThat(workflow.state()).contains("\"synced\" : \"" + second + "\"");
  }

  @Test
  void a_dry_run_says_what_the_push_would_copy_and_writes_nothing() throws Exception {
    var tip = commit("'source/app:1': 'mirror/a/app'");

    var ran = workflow.ci(workflow.push(NO_COMMIT, tip), "--dry-run");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
    assertThat(workflow.github.check().title).contains("to copy");
  }

  @Test
  void a_push_that_changes_no_rule_asks_no_registry() throws Exception {
    var first = commit("'source/app:1': 'mirror/a/app'");
    workflow.ci(workflow.push(NO_COMMIT, first));
    var second = workflow.config.write("README.md", "words").commit("Say more");
    registries.takeRequests();

    var ran = workflow.ci(workflow.push(first, second));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.takeRequests()).isEmpty();
    assertThat(workflow.github.check().conclusion).isEqualTo("success");
    assertThat(workflow.github.check().title).startsWith("Nothing to do");
  }

  @Test
  void a_pull_request_is_checked_and_planned_and_writes_nothing() throws Exception {
    registries.put(OLD, "mirror/a/app:1");
    commit("'source/web:1': 'mirror/a/web'");
    workflow.config.git("checkout", "-q", "-b", "change");
    var head =
        commit(
            "'source/web:1': 'mirror/a/web'",
            "'source/app:1': 'mirror/a/app'",
            "'source/gone:1': 'mirror/a/gone'");
    var merge = workflow.mergeOfChange();
    registries.takeRequests();

    var ran = workflow.ci(workflow.pullRequest(merge, head));

    assertThat(ran.code()).as(ran.err()).isEqualTo(1);
    var check = workflow.github.check();
    assertThat(check.name).isEqualTo("image-sync / plan");
    assertThat(check.commit).isEqualTo(head);
    assertThat(check.conclusion).isEqualTo("failure");
    assertThat(check.title).contains("1 tag would move");
    assertThat(check.annotations)
        .filteredOn(each -> each.path("annotation_level").asText().equals("failure"))
        .extracting((JsonNode each) -> each.path("start_line").asInt())
        .containsExactly(4);
    assertThat(registries.takeRequests()).isNotEmpty().allMatch(r -> r.matches("(GET|HEAD) .*"));
    assertThat(workflow.state()).isEmpty();
  }

  @Test
  void a_mistake_in_a_pull_request_asks_no_registry() throws Exception {
    commit("'source/web:1': 'mirror/a/web'");
    workflow.config.git("checkout", "-q", "-b", "change");
    var head = commit("'source/web:1': 'mirror/a/web'", "'source/app:1': 'mirror/A/app'");
    var merge = workflow.mergeOfChange();
    registries.takeRequests();

    var ran = workflow.ci(workflow.pullRequest(merge, head));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(workflow.github.check().annotations)
        .extracting((JsonNode each) -> each.path("start_line").asInt())
        .containsExactly(3);
    assertThat(registries.takeRequests()).isEmpty();
  }

  @Test
  void what_can_t_be_read_without_secrets_is_not_checked_and_no_failure() throws Exception {
    workflow.config.write(
        "auth.template.json",
        registries.named(
            "{\"mirror/a\": {\"username\": \"${MIRROR_USER}\", \"password\": \"${MIRROR_PASSWORD}\"}}"));
    commit("'source/web:1': 'mirror/a/web'");
    workflow.config.git("checkout", "-q", "-b", "change");
    var head = commit("'source/web:1': 'mirror/a/web'", "'source/app:1': 'mirror/a/app'");
    var merge = workflow.mergeOfChange();
    registries.takeRequests();
    var environment = workflow.pullRequest(merge, head);
    environment.put("MIRROR_PASSWORD", ""); // as Actions gives a secret that is not there

    var ran = workflow.ci(environment);

    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(workflow.github.check().conclusion).isEqualTo("success");
    assertThat(workflow.github.check().summary).contains("Not checked");
    assertThat(registries.takeRequests()).noneMatch(request -> request.contains(" mirror/"));
  }

  @Test
  void a_push_without_the_secrets_it_needs_names_the_variable() throws Exception {
    workflow.config.write(
        "auth.template.json",
        registries.named(
            "{\"mirror/a\": {\"username\": \"${MIRROR_USER}\", \"password\": \"${MIRROR_PASSWORD}\"}}"));
    var tip = commit("'source/app:1': 'mirror/a/app'");

    var ran = workflow.ci(workflow.push(NO_COMMIT, tip));

    assertThat(ran.code()).isEqualTo(1);
    var check = workflow.github.check();
    assertThat(check.conclusion).isEqualTo("failure");
    assertThat(check.summary + check.text)
        .contains("the variable MIRROR&#95;USER is not set or empty");
  }

  @Test
  void a_token_that_may_neither_push_nor_post_changes_no_result() throws Exception {
    workflow.git.forbidsPush();
    workflow.github.always(Trouble.READ_ONLY);
    var tip = commit("'source/app:1': 'mirror/a/app'");

    var ran = workflow.ci(workflow.push(NO_COMMIT, tip), "-v", "-v");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
    assertThat(workflow.read("summary.md"))
        .contains("The sync state can't be kept", "permission contents");
    assertThat(ran.out()).contains("No check run");
    assertThat(workflow.state()).isEmpty();
  }

  @Test
  void image_layout_folders_are_refused() throws Exception {
    var tip = commit("'source/app:1': 'oci:carried/app'");
    registries.takeRequests();

    var ran = workflow.ci(workflow.push(NO_COMMIT, tip));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(workflow.github.check().conclusion).isEqualTo("failure");
    assertThat(workflow.github.check().annotations).hasSize(1);
    assertThat(registries.takeRequests()).isEmpty();
    assertThat(folder.resolve("carried")).doesNotExist();
  }

  @Test
  void outside_of_a_workflow_it_says_what_is_missing() throws Exception {
    var ran = workflow.ci(Map.of());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("not inside GitHub Actions", "GITHUB_EVENT_NAME", "GITHUB_SHA")
        .doesNotContain("Exception");
  }

  @Test
  void a_repository_elsewhere_is_not_shown_the_token() throws Exception {
    var tip = commit("'source/app:1': 'mirror/a/app'");
    var environment = workflow.push(NO_COMMIT, tip);
    environment.put("GITHUB_SERVER_URL", "https://github.invalid");

    var ran = workflow.ci(environment, "--repo", workflow.git.url());

    assertThat(ran.code()).isEqualTo(2);
    assertThat(workflow.git.headers()).noneMatch(header -> header.startsWith("Authorization"));
  }
}
