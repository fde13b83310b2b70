package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {

  @TempDir Path folder;

  @Test
  void one_commit_is_fetched_by_its_id_at_depth_one() {
    var sample = SampleRepository.in(folder);
    var first = sample.write("images.json", "{\"a/b:1\": \"h.io/b\"}").commit("first");
    sample.write("images.json", "{\"a/b:2\": \"h.io/b\"}").commit("second");
    try (var server = GitServer.of(sample);
        var repository = ConfigRepository.open(server.location(), Access.ANONYMOUS)) {
      var commit = repository.commit(first).orElseThrow();

      assertThat(commit.subject()).isEqualTo("first");
      assertThat(repository.rules(commit, RulePath.DEFAULTS).files())
          .extracting(file -> file.name() + new String(file.bytes(), StandardCharsets.UTF_8))
          .containsExactly("images.json{\"a/b:1\": \"h.io/b\"}\n");
      assertThat(server.requests())
          .containsExactly(
              "GET info/refs?service=git-upload-pack",
              "POST git-upload-pack",
              "POST git-upload-pack");
    }
  }
}
