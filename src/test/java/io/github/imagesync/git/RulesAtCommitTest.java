package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which entries of a commit are rule files.
class RulesAtCommitTest {

  @TempDir Path folder;
  private SampleRepository sample;

  @BeforeEach
  void make() {
    sample = SampleRepository.in(folder);
  }

  private RulesAtCommit rules(String... paths) {
    sample.commit("all");
    try (var repository =
        ConfigRepository.open(
            RepositoryLocation.parse(sample.bare().toString()), Access.ANONYMOUS)) {
      var tip = repository.tip(new Branch("main"));
      return repository.rules(
          tip,
          paths.length == 0 ? RulePath.DEFAULTS : Stream.of(paths).map(RulePath::parse).toList());
    }
  }

  private List<String> files(String... paths) {
    return rules(paths).files().stream().map(RuleFile::name).toList();
  }

  @Test
  void by_default_images_json_and_the_folder_rules_are_read_as_far_as_they_exist() {
    sample.write("rules/b.yaml", "").write("rules/deep/a.yml", "").write("rules/c.json", "{}");
    assertThat(files()).containsExactly("rules/b.yaml", "rules/c.json", "rules/deep/a.yml");

    sample.write("images.json", "{}").write("other.json", "{}");
    assertThat(files()).startsWith("images.json").hasSize(4);
  }

  @Test
  void in_a_folder_only_rule_files_count_and_hidden_ones_do_not() {
    sample
        .write("rules/a.yaml", "")
        .write("rules/README.md", "")
        .write("rules/.hidden.yaml", "")
        .write("rules/.github/b.yaml", "")
        .write(".github/workflows/c.yaml", "");
    assertThat(files("rules")).containsExactly("rules/a.yaml");
    assertThat(files(".")).containsExactly("rules/a.yaml");
  }

  @Test
  void globs_choose_files_at_any_depth() {
    sample.write("rules/a.yaml", "").write("rules/x/b.yaml", "").write("rules/x/c.json", "{}");
    assertThat(files("rules/**/*.yaml")).containsExactly("rules/a.yaml", "rules/x/b.yaml");
    assertThat(files("rules/*.yaml")).containsExactly("rules/a.yaml");
    assertThat(files("rules/x/?.{json,yml}")).containsExactly("rules/x/c.json");
    assertThat(files("**")).hasSize(3);
  }

  @Test
  void files_come_in_the_order_of_the_paths_and_each_once() {
    sample.write("rules/a.yaml", "").write("rules/b.yaml", "").write("images.json", "{}");
    assertThat(files("rules/b.yaml", "rules", "./images.json"))
        .containsExactly("rules/b.yaml", "rules/a.yaml", "images.json");
  }

  @Test
  void a_file_that_is_named_is_read_whatever_its_ending() {
    sample.write("rules.txt", "");
    assertThat(files("rules.txt")).containsExactly("rules.txt");
  }

  @Test
  void paths_without_any_entry_are_listed() {
    sample.write("rules/README.md", "");
    assertThat(rules("rules", "images.json", "more/*.yaml").missing())
        .extracting(RulePath::toString)
        .containsExactly("images.json", "more/*.yaml");
  }

  @Test
  void paths_that_leave_the_repository_are_refused() {
    for (var path : List.of("/etc/passwd", "../rules", "rules/../../x")) {
      assertThatThrownBy(() -> RulePath.parse(path))
          .isInstanceOf(GitException.class)
          .hasMessageStartingWith(path);
    }
  }

  @Test
  void symbolic_links_are_reported_and_not_followed() throws IOException {
    sample.write("outside/a.yaml", "").write("rules/real.yaml", "");
    Files.createSymbolicLink(
        sample.workTree().resolve("rules/file.yaml"), Path.of("../outside/a.yaml"));
    Files.createSymbolicLink(sample.workTree().resolve("rules/folder"), Path.of("../outside"));
    Files.createSymbolicLink(sample.workTree().resolve("images.json"), folder.resolve("secret"));

    var found = rules();

    assertThat(found.files()).extracting(RuleFile::name).containsExactly("rules/real.yaml");
    assertThat(found.problems())
        .extracting(problem -> problem.getClass().getSimpleName() + " " + problem.place().file())
        .containsExactly("Mistake images.json", "Warning rules/file.yaml", "Warning rules/folder");
    assertThat(found.problems())
        .allSatisfy(problem ->
            assertThat(problem.message())
                .isEqualTo("a symbolic link, which is not followed; commit the file itself"));
  }

  @Test
  void submodules_are_reported_and_not_fetched() {
    sample.write("rules/real.yaml", "").commit("first");
    sample.git("update-index", "--add", "--cacheinfo", "160000," + sample.head() + ",rules/vendor");
    sample.git("commit", "-q", "-m", "submodule");
    sample.git("push", "-q", "origin", "main");
    try (var repository =
        ConfigRepository.open(
            RepositoryLocation.parse(sample.bare().toString()), Access.ANONYMOUS)) {
      var found = repository.rules(repository.tip(new Branch("main")), RulePath.DEFAULTS);

      assertThat(found.files()).extracting(RuleFile::name).containsExactly("rules/real.yaml");
      assertThat(found.problems())
          .extracting(Object::toString)
          .containsExactly(
              "rules/vendor:1:1: a submodule, which is not fetched; commit the rules to this"
                  + " repository");
    }
  }

  @Test
  void pointers_of_git_lfs_are_mistakes() {
    sample.write(
        "images.json",
        "version https://git-lfs.github.com/spec/v1",
        "oid sha256:" + "a".repeat(64),
        "size 12");
    assertThat(rules().problems())
        .extracting(Object::toString)
        .containsExactly(
            "images.json:1:1: stored with Git LFS, which is not fetched; commit the file itself");
  }

  @Test
  void a_credentials_file_that_is_a_link_is_refused() throws IOException {
    sample.write("images.json", "{}");
    Files.createSymbolicLink(sample.workTree().resolve("auth.json"), folder.resolve("secret"));
    sample.commit("link");
    try (var repository =
        ConfigRepository.open(
            RepositoryLocation.parse(sample.bare().toString()), Access.ANONYMOUS)) {
      var tip = repository.tip(new Branch("main"));

      assertThat(repository.file(tip, "nothing.json")).isEmpty();
      assertThat(repository.file(tip, "images.json")).isPresent();
      assertThatThrownBy(() -> repository.file(tip, "auth.json"))
          .isInstanceOf(GitException.class)
          .hasMessageStartingWith("auth.json in " + sample.bare());
    }
  }
}
