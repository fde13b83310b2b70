package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.git.KeptState.Sound;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Digests;
import io.github.imagesync.rules.Pair;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import io.github.imagesync.rules.Settled;
import io.github.imagesync.rules.SyncState;
import io.github.imagesync.rules.SyncState.Pending;
import io.github.imagesync.rules.SyncState.Running;
import io.github.imagesync.rules.SyncState.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sync state's ref on a server.
class StateStoreTest {

  private static final Branch MAIN = new Branch("main");
  private static final String REF = "refs/image-sync/state/main";
  private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(MONDAY);
  private static final Duration WEEK = Duration.ofDays(8);
  private static final Pair A = new Pair("q.io/a:1", "h.io/a:1");
  private static final Pair B = new Pair("q.io/b:1", "h.io/b:1");
  private static final Pair GONE = new Pair("q.io/gone:1", "h.io/gone:1");
  private static final RuleSet RULES =
      RuleSet.parse(
          List.of(
              new RuleFile(
                  "images.json",
                  "{\"q.io/a:1\": \"h.io/a\", \"q.io/b:1\": \"h.io/b\"}"
                      .getBytes(StandardCharsets.UTF_8))),
          Settings.NONE);

  @TempDir Path folder;
  private SampleRepository sample;
  private GitServer server;
  private String first = "";

  @BeforeEach
  void serve() {
    sample = SampleRepository.in(folder);
    first = sample.write("images.json", "{}").commit("first");
    server = GitServer.of(sample);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ConfigRepository open() {
    return ConfigRepository.open(server.location(), Access.ANONYMOUS);
  }

  private StateStore store(ConfigRepository repository) {
    repository.tip(MAIN);
    return repository.state(MAIN, CLOCK);
  }

  private Sound synced(Pending... pending) {
    var state =
        new SyncState(
            Optional.of(first),
            Settings.NONE,
            List.of(pending),
            Optional.of(MONDAY),
            Optional.of("https://run/1"),
            Optional.empty());
    return new Sound(state, Digests.NONE);
  }

  /// Writes as a run of its own that nobody disturbs.
  private void written(Sound state) {
    try (var repository = open()) {
      assertThat(store(repository).write(state, _ -> state))
          .isInstanceOf(WrittenState.Pushed.class);
    }
  }

  private KeptState kept() {
    try (var repository = open()) {
      return store(repository).read();
    }
  }

  private static Settled settled(Instant at, Map<Pair, String> failed) {
    return new Settled(at, RULES.rules(), failed);
  }

  @Test
  void before_the_first_sync_there_is_no_state_and_everything_is_to_do() {
    assertThat(kept()).isEqualTo(new KeptState.None());
    assertThat(kept().base(MONDAY, WEEK)).isEqualTo(new Base.Everything(Base.Why.NO_STATE));
  }

  @Test
  void a_state_comes_back_as_it_was_written_with_the_fetch_of_the_tip() {
    var digest = Digest.parse("sha256:" + "a".repeat(64));
    var digests = new Digests(new TreeMap<>(Map.of(Reference.parse("h.io/a:1"), digest)));
    var state = new Sound(synced(new Pending(A, MONDAY, "refused")).state(), digests);
    written(state);
    try (var repository = open()) {
      repository.tip(MAIN);
      int requests = server.requests().size();

      assertThat(repository.state(MAIN, CLOCK).read()).isEqualTo(state);
      assertThat(server.requests()).hasSize(requests);
    }
  }

  @Test
  void each_state_is_a_commit_without_parents_that_holds_two_files() {
    written(synced());
    written(synced(new Pending(A, MONDAY, "refused")));

    assertThat(sample.gitInBare("rev-list", "--count", REF)).isEqualTo("1");
    assertThat(sample.gitInBare("ls-tree", "--name-only", REF))
        .isEqualTo("digests.json\nstate.json");
    assertThat(sample.gitInBare("log", "-1", "--format=%an %s %cI", REF))
        .isEqualTo("image-sync Sync state of main 2026-01-05T10:00:00+00:00");
    assertThat(sample.gitInBare("fsck", "--strict")).doesNotContain("error");
    assertThat(sample.gitInBare("for-each-ref", "--format=%(refname)"))
        .isEqualTo("refs/heads/main\n" + REF);
  }

  @Test
  void the_state_gives_the_base_of_the_next_sync() {
    written(synced());

    assertThat(kept().base(TUESDAY, WEEK)).isEqualTo(new Base.Synced(first, Settings.NONE));
    assertThat(kept().base(MONDAY.plus(WEEK), WEEK))
        .isEqualTo(new Base.Everything(Base.Why.FULL_DUE));
  }

  @Test
  void a_run_says_that_it_is_under_way_and_later_that_it_is_over() {
    written(synced());
    try (var repository = open()) {
      var store = store(repository);
      var before = store.read();
      var running = new Running(Optional.of(7L), Optional.of("https://run/2"));
      var started = new Sound(before.state().started(running), before.digests());

      assertThat(store.write(started, _ -> started)).isEqualTo(new WrittenState.Pushed(started));
      assertThat(kept().state().running()).contains(running);
      assertThat(store.write(synced(), _ -> started)).isEqualTo(new WrittenState.Pushed(synced()));
    }
    assertThat(kept().state().running()).isEmpty();
  }

  @Test
  void of_two_runs_at_once_the_later_merges_and_nothing_is_lost() {
    written(synced());
    try (var slow = open()) {
      var store = store(slow);
      store.read();
      var second = sample.write("images.json", "{ }").commit("second");
      var theirs =
          new Sound(
              kept()
                  .state()
                  .advanced(
                      second,
                      RULES,
                      settled(MONDAY, Map.of(A, "theirs")),
                      Scope.CHANGED,
                      Optional.empty()),
              Digests.NONE);
      written(theirs);
      var ours = settled(TUESDAY, Map.of(A, "ours too", B, "ours"));

      var answer =
          store.write(
              new Sound(
                  store
                      .read()
                      .state()
                      .advanced(first, RULES, ours, Scope.CHANGED, Optional.empty()),
                  Digests.NONE),
              found ->
                  new Sound(
                      found.state().merged(ours, Scope.CHANGED, Optional.empty()),
                      found.digests()));

      assertThat(answer).isInstanceOf(WrittenState.Pushed.class);
      assertThat(kept().state().synced()).contains(second);
      assertThat(kept().state().pending())
          .containsExactly(new Pending(A, MONDAY, "ours too"), new Pending(B, TUESDAY, "ours"));
    }
  }

  @Test
  void a_run_that_is_overtaken_while_it_pushes_merges_too() {
    written(synced());
    var theirs = synced(new Pending(A, MONDAY, "theirs"));
    try (var repository = open()) {
      var store = store(repository);
      server.beforeNextPush(() -> written(theirs));

      var ours = synced(new Pending(B, MONDAY, "ours"));

      var answer = store.write(ours, found -> new Sound(found.state(), found.digests()));

      assertThat(answer).isEqualTo(new WrittenState.Pushed(theirs));
      assertThat(kept()).isEqualTo(theirs);
    }
  }

  @Test
  void a_run_that_is_overtaken_three_times_gives_up_and_leaves_the_others_state() {
    written(synced());
    try (var repository = open()) {
      var store = store(repository);
      var overtakers = new int[1];
      overtake(overtakers);

      var ours = synced(new Pending(B, MONDAY, "ours"));

      var answer = store.write(ours, _ -> ours);

      assertThat(answer).isEqualTo(new WrittenState.Lost(3));
      assertThat(overtakers[0]).isEqualTo(3);
      assertThat(kept().state().pending()).containsExactly(new Pending(A, MONDAY, "run 3"));
    }
  }

  /// Before each push of the run under test, another one pushes.
  private void overtake(int[] count) {
    server.beforeNextPush(() -> {
      count[0]++;
      written(synced(new Pending(A, MONDAY, "run " + count[0])));
      overtake(count);
    });
  }

  @Test
  void a_server_whose_hook_refuses_the_ref_means_not_allowed_with_its_reason() {
    sample.hook(
        "update",
        "#!/bin/sh",
        "case $1 in refs/image-sync/*) echo 'no such refs here' >&2; exit 1;; esac");
    try (var repository = open()) {
      var answer = store(repository).write(synced(), _ -> synced());

      assertThat(answer)
          .isInstanceOfSatisfying(
              WrittenState.NotAllowed.class,
              no -> assertThat(no.why()).startsWith("hook declined: no such refs here"));
    }
    assertThat(kept()).isEqualTo(new KeptState.None());
  }

  @Test
  void a_token_that_may_not_push_means_not_allowed() {
    server.forbidsPush();
    try (var repository = open()) {
      assertThat(store(repository).write(synced(), _ -> synced()))
          .isInstanceOfSatisfying(
              WrittenState.NotAllowed.class, no -> assertThat(no.why()).contains("contents"));
    }
  }

  @Test
  void a_server_that_denies_non_fast_forwards_of_branches_still_takes_the_state() {
    sample.gitInBare("config", "receive.denyNonFastForwards", "true");
    written(synced());
    written(synced(new Pending(A, MONDAY, "x")));

    assertThat(kept()).isEqualTo(synced(new Pending(A, MONDAY, "x")));
  }

  @Test
  void a_ref_that_someone_deleted_is_no_state() {
    written(synced());
    sample.gitInBare("update-ref", "-d", REF);

    assertThat(kept()).isEqualTo(new KeptState.None());
  }

  @Test
  void a_ref_that_is_deleted_during_a_run_is_written_anew() {
    written(synced());
    try (var repository = open()) {
      var store = store(repository);
      sample.gitInBare("update-ref", "-d", REF);

      assertThat(store.write(synced(), found -> new Sound(found.state(), found.digests())))
          .isEqualTo(new WrittenState.Pushed(new Sound(SyncState.NONE, Digests.NONE)));
    }
  }

  @Test
  void a_damaged_state_is_told_from_none_and_can_be_replaced() {
    sample.write("state.json", "{\"version\": 1, \"pending\": {}}");
    sample.git("add", "-A");
    sample.git("commit", "-q", "-m", "by hand");
    sample.git("push", "-q", "origin", "HEAD:" + REF);

    assertThat(kept()).isInstanceOf(KeptState.Damaged.class);
    assertThat(kept().base(MONDAY, WEEK)).isEqualTo(new Base.Everything(Base.Why.DAMAGED_STATE));
    written(synced());
    assertThat(kept()).isEqualTo(synced());
  }

  @Test
  void a_state_without_its_file_is_damaged() {
    sample.git("push", "-q", "origin", "HEAD:" + REF);

    assertThat(kept())
        .isEqualTo(new KeptState.Damaged("state.json is missing in refs/image-sync/state/main"));
  }

  @Test
  void a_ref_at_something_that_is_no_commit_is_damaged() {
    sample.git("push", "-q", "origin", "HEAD:images.json");
    sample.gitInBare("update-ref", REF, sample.git("rev-parse", "HEAD:images.json"));

    assertThat(kept()).isInstanceOf(KeptState.Damaged.class);
  }

  @Test
  void a_pending_pair_whose_rule_is_gone_is_dropped_and_one_that_fails_again_keeps_its_time() {
    written(synced(new Pending(GONE, MONDAY, "x"), new Pending(A, MONDAY, "y")));
    try (var repository = open()) {
      var store = store(repository);
      var settled = settled(TUESDAY, Map.of(A, "again"));
      var next =
          new Sound(
              store.read().state().advanced(first, RULES, settled, Scope.CHANGED, Optional.empty()),
              Digests.NONE);

      store.write(next, _ -> next);
    }
    assertThat(kept().state().pending()).containsExactly(new Pending(A, MONDAY, "again"));
  }

  @Test
  void each_branch_has_a_state_of_its_own() {
    written(synced());
    sample.git("checkout", "-q", "-b", "release/1");
    sample.commit("release");
    try (var repository = open()) {
      var release = new Branch("release/1");
      repository.tip(release);

      assertThat(repository.state(release, CLOCK).read()).isEqualTo(new KeptState.None());
    }
  }

  @Test
  void a_folder_keeps_the_state_in_the_same_way() {
    for (var location : List.of(sample.workTree(), sample.bare())) {
      try (var repository =
              ConfigRepository.open(new RepositoryLocation.Folder(location), Access.ANONYMOUS);
          var rival =
              ConfigRepository.open(new RepositoryLocation.Folder(location), Access.ANONYMOUS)) {
        var store = store(repository);
        var theirs = synced(new Pending(A, MONDAY, "theirs"));
        assertThat(store.read()).isEqualTo(new KeptState.None());

        assertThat(store(rival).write(theirs, _ -> theirs))
            .isEqualTo(new WrittenState.Pushed(theirs));
        assertThat(store.write(synced(), found -> new Sound(found.state(), found.digests())))
            .isEqualTo(new WrittenState.Pushed(theirs));
        assertThat(SampleRepository.run(location, "rev-list", "--count", REF)).isEqualTo("1");
      }
    }
  }
}
