package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.git.GitServer;
import io.github.imagesync.git.SampleRepository;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepStateTest {

  private static final TestImages IMAGES = TestImages.seeded(5);
  private static final TestImage APP = IMAGES.image(1, 600);
  private static final TestImage WEB = IMAGES.image(1, 700);
  private static final String APP_RULE = "'source/app:1': 'mirror/a/app'";
  private static final String WEB_RULE = "'source/web:1': 'mirror/a/web'";
  private static final String LATE_RULE = "'source/late:1': 'mirror/a/late'";

  private @TempDir Path folder;
  private TwoRegistries registries;
  private SampleRepository config;
  private GitServer git;

  @BeforeEach
  void start() throws Exception {
    registries = TwoRegistries.in(folder.resolve("registries"));
    config = SampleRepository.in(Files.createDirectories(folder.resolve("git")));
    git = GitServer.of(config);
    registries.put(APP, "source/app:1");
    registries.put(WEB, "source/web:1");
  }

  @AfterEach
  void stop() throws Exception {
    git.close();
    registries.close();
  }

  private String commit(String... rules) {
    var text = registries.named("{\n" + String.join(",\n", rules) + "\n}");
    return config.write("images.json", text.replace('\'', '"')).commit("Change the rules");
  }

  /// Syncs from the server, and forgets all requests before.
  private Launcher.Ran sync(String... more) {
    return syncOf(git.url(), more);
  }

  private Launcher.Ran syncOf(String repository, String... more) {
    registries.takeRequests();
    var arguments = new ArrayList<>(List.of("sync", "--repo", repository, "--keep-state"));
    arguments.addAll(List.of(more));
    return new Launcher(folder).run(arguments.toArray(String[]::new));
  }

  private JsonNode state() throws Exception {
    return new ObjectMapper()
        .readTree(config.gitInBare("cat-file", "-p", "refs/image-sync/state/main:state.json"));
  }

  private String synced() throws Exception {
    return state().at("/synced").asText();
  }

  @Test
  void a_second_sync_without_a_change_asks_registries_nothing() throws Exception {
    var tip = commit(APP_RULE, WEB_RULE);

    var first = sync();
    var second = sync();

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("2 copied");
    assertThat(first.err()).contains("base: ");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(registries.takeRequests()).isEmpty();
    assertThat(synced()).isEqualTo(tip);
    assertThat(state().at("/running").isMissingNode() || state().at("/running").isNull()).isTrue();
  }

  @Test
  void what_failed_is_tried_again_after_an_unrelated_change() throws Exception {
    commit(APP_RULE, LATE_RULE);
    var failing = sync();
    var pendingThen = state().at("/pending");
    registries.put(WEB, "source/late:1");
    var second = commit(APP_RULE, LATE_RULE, WEB_RULE);

    var mending = sync();

    assertThat(failing.code()).isEqualTo(1);
    assertThat(pendingThen).hasSize(1);
    assertThat(pendingThen.at("/0/source").asText()).endsWith("/late:1");
    assertThat(mending.code()).as(mending.err()).isZero();
    assertThat(mending.out()).startsWith("2 copied");
    assertThat(registries.takeRequests())
        .noneMatch(request -> request.matches(".* (source|mirror/a)/app/.*"));
    assertThat(registries.digest("mirror/a/late:1")).contains(WEB.digest());
    assertThat(state().at("/pending")).isEmpty();
    assertThat(synced()).isEqualTo(second);
  }

  @Test
  void all_syncs_what_did_not_change_too() throws Exception {
    commit(APP_RULE);
    sync();
    registries.put(WEB, "mirror/a/app:1"); // someone else's doing

    var ran = sync("--all");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
  }

  @Test
  void a_dry_run_leaves_registries_and_state_alone() throws Exception {
    var first = commit(APP_RULE);
    sync();
    var before = state();
    commit(APP_RULE, WEB_RULE);

    var ran = sync("--dry-run");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 to copy");
    assertThat(registries.takeRequests()).noneMatch(request -> request.matches("(PUT|POST) .*"));
    assertThat(state()).isEqualTo(before);
    assertThat(synced()).isEqualTo(first);
  }

  @Test
  void a_filtered_run_does_its_part_and_the_next_one_the_rest() throws Exception {
    var first = commit(APP_RULE);
    sync();
    var second = commit(APP_RULE, WEB_RULE, LATE_RULE);
    registries.put(WEB, "source/late:1");

    var filtered = sync("--only", "*/web*");
    var syncedThen = synced();
    var rest = sync();

    assertThat(filtered.code()).as(filtered.err()).isZero();
    assertThat(filtered.out()).startsWith("1 copied");
    assertThat(syncedThen).isEqualTo(first);
    assertThat(rest.out()).startsWith("1 copied, 1 up to date");
    assertThat(synced()).isEqualTo(second);
  }

  @Test
  void a_filtered_run_takes_out_what_it_made_good() throws Exception {
    commit(APP_RULE, LATE_RULE);
    sync();
    registries.put(WEB, "source/late:1");

    var filtered = sync("--only", "*/late*");

    assertThat(filtered.code()).as(filtered.err()).isZero();
    assertThat(state().at("/pending")).isEmpty();
  }

  @Test
  void mistakes_in_the_rules_leave_the_base_where_it_was() throws Exception {
    var first = commit(APP_RULE);
    sync();
    commit(APP_RULE, "'source/web:1': 'mirror/A/web'");

    var ran = sync();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains("images.json:3:");
    assertThat(registries.takeRequests()).isEmpty();
    assertThat(synced()).isEqualTo(first);
  }

  @Test
  void a_folder_keeps_its_state_itself() throws Exception {
    commit(APP_RULE);
    var clone = config.workTree().toString();

    var first = syncOf(clone);
    var second = syncOf(clone);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("1 copied");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(registries.takeRequests()).isEmpty();
    assertThat(config.git("for-each-ref", "--format=%(refname)", "refs/image-sync"))
        .isEqualTo("refs/image-sync/state/main");
  }

  @Test
  void a_server_that_takes_no_state_is_no_obstacle_but_is_said() throws Exception {
    git.forbidsPush();
    commit(APP_RULE);

    var ran = sync();

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("The sync state can't be kept");
    assertThat(registries.digest("mirror/a/app:1")).contains(APP.digest());
  }

  @Test
  void there_must_be_a_repository_to_keep_it_in() throws Exception {
    var ran = new Launcher(folder).rules(registries.named(APP_RULE)).run("sync", "--keep-state");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--keep-state needs a repository", "--repo");
    assertThat(registries.digest("mirror/a/app:1")).isEmpty();
  }

  @Test
  void it_goes_on_from_the_last_sync_and_from_nothing_else() {
    var tip = commit(APP_RULE);

    assertThat(sync("--before", tip).code()).isEqualTo(2);
    assertThat(sync("--after", tip).err()).contains("leave --before and --after out");
  }
}
