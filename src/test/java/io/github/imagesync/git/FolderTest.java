package io.github.imagesync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.RepositoryLocation.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repositories on this machine.
class FolderTest {

  private static final Branch MAIN = new Branch("main");

  @TempDir Path folder;

  private static ConfigRepository open(String location) {
    return ConfigRepository.open(RepositoryLocation.parse(location), Access.ANONYMOUS);
  }

  @Test
  void a_clone_a_bare_repository_and_a_file_url_are_read_alike() {
    var sample = SampleRepository.in(folder);
    var first = sample.write("images.json", "first").commit("first");
    sample.write("images.json", "second").commit("second");
    for (var location :
        new String[] {
          sample.workTree().toString(), sample.bare().toString(), sample.bare().toUri().toString()
        }) {
      try (var repository = open(location)) {
        var tip = repository.tip(repository.defaultBranch());

        assertThat(tip.subject()).as(location).isEqualTo("second");
        assertThat(repository.firstParent(tip)).map(Commit::id).contains(first);
        assertThat(repository.commit("main~1")).map(Commit::id).contains(first);
        assertThat(repository.since(repository.commit(first).orElseThrow(), tip).orElseThrow())
            .containsExactly(tip);
        assertThat(repository.file(tip, "images.json"))
            .map(bytes -> new String(bytes, UTF_8))
            .contains("second\n");
      }
    }
  }

  @Test
  void a_linked_work_tree_is_read_like_its_clone() {
    var sample = SampleRepository.in(folder);
    sample.write("images.json", "first").commit("first");
    var linked = folder.resolve("linked");
    sample.git("worktree", "add", "-q", "-b", "other", linked.toString());
    try (var repository = open(linked.toString())) {
      assertThat(repository.defaultBranch()).isEqualTo(new Branch("other"));
      assertThat(repository.tip(MAIN).subject()).isEqualTo("first");
    }
  }

  @Test
  void the_parent_of_a_shallow_clones_only_commit_is_not_there() {
    var sample = SampleRepository.in(folder);
    sample.write("images.json", "first").commit("first");
    sample.write("images.json", "second").commit("second");
    var shallow = folder.resolve("shallow");
    SampleRepository.run(
        folder,
        "clone",
        "-q",
        "--depth",
        "1",
        sample.bare().toUri().toString(),
        shallow.toString());
    try (var repository = open(shallow.toString())) {
      var tip = repository.tip(MAIN);

      assertThat(tip.parents()).hasSize(1);
      assertThat(repository.firstParent(tip)).isEmpty();
      assertThat(repository.commit(tip.parents().getFirst())).isEmpty();
    }
  }

  @Test
  void a_folder_that_is_no_repository_says_so() throws IOException {
    var plain = Files.createDirectory(folder.resolve("plain"));
    for (var path : new Path[] {plain, folder.resolve("nowhere")}) {
      assertThatThrownBy(() -> ConfigRepository.open(new Folder(path), Access.ANONYMOUS))
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
          .hasMessageStartingWith(path + ": no ");
    }
  }
}
