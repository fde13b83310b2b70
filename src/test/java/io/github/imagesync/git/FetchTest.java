package io.github.imagesync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is fetched from a server, and how much of it.
class FetchTest {

  private static final Branch MAIN = new Branch("main");

  @TempDir Path folder;
  private SampleRepository sample;
  private GitServer server;

  @BeforeEach
  void serve() {
    sample = SampleRepository.in(folder);
    sample.gitInBare("config", "uploadpack.allowFilter", "true");
    server = GitServer.of(sample);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ConfigRepository open() {
    return ConfigRepository.open(server.location(), Access.ANONYMOUS);
  }

  private static List<String> texts(ConfigRepository repository, Commit commit) {
    return repository.rules(commit, RulePath.DEFAULTS).files().stream()
        .map(file -> file.name() + " " + new String(file.bytes(), UTF_8).strip())
        .toList();
  }

  @Test
  void one_commit_is_fetched_by_its_id_at_depth_one_in_three_requests() {
    var first = sample.write("images.json", "first").commit("first");
    sample.write("images.json", "second").commit("second");
    try (var repository = open()) {
      var commit = repository.commit(first).orElseThrow();

      assertThat(commit.subject()).isEqualTo("first");
      assertThat(texts(repository, commit)).containsExactly("images.json first");
      assertThat(server.requests())
          .containsExactly(
              "GET info/refs?service=git-upload-pack",
              "POST git-upload-pack",
              "POST git-upload-pack");
    }
  }

  @Test
  void the_tip_comes_without_its_history() {
    var first = sample.write("images.json", "first").commit("first");
    var second = sample.write("images.json", "second").commit("second");
    try (var repository = open()) {
      var tip = repository.tip(MAIN);

      assertThat(tip.id()).isEqualTo(second);
      assertThat(tip.parents()).containsExactly(first);
      assertThat(texts(repository, tip)).containsExactly("images.json second");
      server.close();
      assertThatThrownBy(() -> repository.firstParent(tip)).isInstanceOf(GitException.class);
    }
  }

  @Test
  void a_merge_commit_has_a_first_parent_which_is_the_base_that_was_merged_into() {
    sample.write("images.json", "old").commit("first");
    sample.git("checkout", "-q", "-b", "feature");
    sample.write("rules/feature.yaml", "feature").commit("feature");
    sample.git("checkout", "-q", "main");
    var onMain = sample.write("images.json", "new").commit("on main");
    sample.git("merge", "-q", "--no-ff", "-m", "merge", "feature");
    var merge = sample.commit("pushed");
    try (var repository = open()) {
      var commit = repository.commit(merge + "^").orElseThrow();
      assertThat(commit.subject()).isEqualTo("merge");

      var parent = repository.firstParent(commit).orElseThrow();

      assertThat(commit.parents()).hasSize(2).startsWith(onMain);
      assertThat(parent.id()).isEqualTo(onMain);
      assertThat(texts(repository, commit))
          .containsExactly("images.json new", "rules/feature.yaml feature");
      assertThat(texts(repository, parent)).containsExactly("images.json new");
    }
  }

  @Test
  void the_first_commit_has_no_parent() {
    var first = sample.write("images.json", "first").commit("first");
    try (var repository = open()) {
      var commit = repository.commit(first).orElseThrow();

      assertThat(commit.parents()).isEmpty();
      assertThat(repository.firstParent(commit)).isEmpty();
    }
  }

  @Test
  void branches_tags_shortened_ids_and_expressions_name_commits() {
    var first = sample.write("images.json", "first").commit("first");
    sample.git("tag", "light");
    sample.git("tag", "-a", "-m", "annotated", "v1");
    sample.git("push", "-q", "origin", "light", "v1");
    var second = sample.write("images.json", "second").commit("second");
    try (var repository = open()) {
      for (var revision :
          List.of(first, "light", "v1", "refs/tags/v1", "main~1", "HEAD^", first.substring(0, 9))) {
        assertThat(repository.commit(revision)).map(Commit::id).as(revision).contains(first);
      }
      for (var revision : List.of(second, "HEAD", "main", "refs/heads/main", "heads/main")) {
        assertThat(repository.commit(revision)).map(Commit::id).as(revision).contains(second);
      }
      for (var revision : List.of("nowhere", "0".repeat(40), "main~7", "abcdef0")) {
        assertThat(repository.commit(revision)).as(revision).isEmpty();
      }
    }
  }

  @Test
  void a_commit_that_was_forced_away_is_still_fetched_while_the_server_has_it() {
    sample.write("images.json", "first").commit("first");
    var away = sample.write("images.json", "away").commit("away");
    sample.git("reset", "-q", "--hard", "HEAD~1");
    sample.write("images.json", "instead").commit("instead");
    try (var repository = open()) {
      var commit = repository.commit(away).orElseThrow();

      assertThat(texts(repository, commit)).containsExactly("images.json away");
    }
  }

  @Test
  void a_base_that_was_forced_away_and_collected_means_everything() {
    sample.write("images.json", "first").commit("first");
    var away = sample.write("images.json", "away").commit("away");
    sample.git("reset", "-q", "--hard", "HEAD~1");
    sample.write("images.json", "instead").commit("instead");
    sample.gitInBare("gc", "-q", "--prune=now");
    try (var repository = open()) {
      assertThat(repository.commit(away)).isEmpty();
      assertThat(repository.reachable(new Base.Synced(away, Settings.NONE)))
          .isEqualTo(new Base.Everything(Base.Why.UNREACHABLE));
    }
  }

  @Test
  void a_branch_forced_back_to_an_older_commit_has_that_as_its_tip() {
    var first = sample.write("images.json", "first").commit("first");
    var second = sample.write("images.json", "second").commit("second");
    sample.git("reset", "-q", "--hard", first);
    sample.git("push", "-q", "--force", "origin", "main");
    try (var repository = open()) {
      var tip = repository.tip(MAIN);
      var base = repository.commit(second).orElseThrow();

      assertThat(texts(repository, tip)).containsExactly("images.json first");
      assertThat(texts(repository, base)).containsExactly("images.json second");
    }
  }

  @Test
  void a_server_of_version_0_that_gives_out_only_its_refs_is_asked_for_the_history_instead() {
    var first = sample.write("images.json", "first").commit("first");
    sample.write("images.json", "second").commit("second");
    server.speaksOnlyVersion0();
    try (var repository = open()) {
      var commit = repository.commit(first).orElseThrow();

      assertThat(texts(repository, commit)).containsExactly("images.json first");
      assertThat(repository.commit("1".repeat(40))).isEmpty();
    }
  }

  @Test
  void a_server_of_version_0_that_gives_out_any_commit_is_asked_for_just_that() {
    var first = sample.write("images.json", "first").commit("first");
    sample.write("images.json", "second").commit("second");
    sample.gitInBare("config", "uploadpack.allowReachableSHA1InWant", "true");
    server.speaksOnlyVersion0();
    try (var repository = open()) {
      var commit = repository.commit(first).orElseThrow();

      assertThat(texts(repository, commit)).containsExactly("images.json first");
      assertThat(server.requests())
          .containsExactly("GET info/refs?service=git-upload-pack", "POST git-upload-pack");
    }
  }

  @Test
  void a_huge_file_is_left_on_a_server_that_filters_and_is_a_mistake_either_way() {
    sample.writeHuge("rules/huge.json").write("images.json", "small").commit("huge");
    try (var filtered = open()) {
      assertThat(problems(filtered))
          .containsExactly("rules/huge.json:1:1: over 16 MiB, which is not read; split it");
      assertThat(texts(filtered, filtered.tip(MAIN))).containsExactly("images.json small");
    }
    assertThat(server.sent()).isLessThan(100_000);
    sample.gitInBare("config", "uploadpack.allowFilter", "false");
    try (var whole = open()) {
      assertThat(problems(whole))
          .containsExactly("rules/huge.json:1:1: over 16 MiB, which is not read; split it");
    }
    assertThat(server.sent()).isGreaterThan(16_000_000);
  }

  private static List<String> problems(ConfigRepository repository) {
    return repository.rules(repository.tip(MAIN), RulePath.DEFAULTS).problems().stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void the_commits_since_a_base_are_those_along_first_parents() {
    var first = sample.write("images.json", "1").commit("first");
    sample.git("checkout", "-q", "-b", "feature");
    sample.write("rules/a.yaml", "1").commit("part one");
    sample.write("rules/a.yaml", "2").commit("part two");
    sample.git("checkout", "-q", "main");
    sample.write("images.json", "2").commit("second");
    sample.git("merge", "-q", "--no-ff", "-m", "merge", "feature");
    sample.git("push", "-q", "origin", "main");
    try (var repository = open()) {
      var tip = repository.tip(MAIN);
      var base = repository.commit(first).orElseThrow();

      assertThat(repository.since(base, tip).orElseThrow())
          .extracting(Commit::subject)
          .containsExactly("merge", "second");
      assertThat(repository.since(tip, tip).orElseThrow()).isEmpty();
      assertThat(repository.since(tip, base)).isEmpty();
    }
  }

  @Test
  void the_default_branch_is_what_the_servers_head_stands_for() {
    sample.write("images.json", "1").commit("first");
    sample.git("branch", "-m", "main", "trunk");
    sample.git("push", "-q", "origin", "trunk");
    sample.gitInBare("symbolic-ref", "HEAD", "refs/heads/trunk");
    try (var repository = open()) {
      assertThat(repository.defaultBranch()).isEqualTo(new Branch("trunk"));
    }
  }

  @Test
  void a_branch_that_is_not_there_is_not_found() {
    sample.write("images.json", "1").commit("first");
    try (var repository = open()) {
      assertThatThrownBy(() -> repository.tip(new Branch("release/1")))
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
          .hasMessage(server.url() + ": there is no branch 'release/1'");
    }
  }

  @Test
  void reading_writes_nothing_to_the_server() {
    var first = sample.write("images.json", "1").commit("first");
    var before = sample.gitInBare("for-each-ref");
    try (var repository = open()) {
      repository.rules(repository.tip(MAIN), RulePath.DEFAULTS);
      repository.commit(first);
      repository.state(MAIN, InstantSource.system()).read();
    }
    assertThat(server.requests()).noneMatch(request -> request.contains("receive-pack"));
    assertThat(sample.gitInBare("for-each-ref")).isEqualTo(before);
  }
}
