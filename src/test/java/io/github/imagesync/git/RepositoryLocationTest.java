package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.RepositoryLocation.Folder;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryLocationTest {

  @Test
  void http_urls_are_servers_and_lose_their_login_and_last_slash() {
    var location =
        (Remote) RepositoryLocation.parse("https://me:pass@git.example:8443/org/config.git/");

    assertThat(location).hasToString("https://git.example:8443/org/config.git");
    assertThat(location.login()).contains(new Credential.Basic("me", new Secret("pass")));
    assertThat(RepositoryLocation.parse("http://git.example/c"))
        .isInstanceOfSatisfying(Remote.class, remote -> assertThat(remote.login()).isEmpty());
  }

  @Test
  void a_lone_token_in_a_url_is_a_password() {
    var location = (Remote) RepositoryLocation.parse("https://t0ken@git.example/config");

    assertThat(location.login())
        .contains(new Credential.Basic("x-access-token", new Secret("t0ken")));
  }

  @Test
  void file_urls_and_paths_are_folders() {
    assertThat(RepositoryLocation.parse("file:///srv/a%20b.git"))
        .isEqualTo(new Folder(Path.of("/srv/a b.git")));
    assertThat(RepositoryLocation.parse("../config")).isEqualTo(new Folder(Path.of("../config")));
    assertThat(RepositoryLocation.parse(".")).isEqualTo(new Folder(Path.of(".")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"git@github.com:org/config.git", "ssh://git@github.com/org/config", "host:config"})
  void ssh_is_refused_with_a_way_out(String text) {
    assertThatThrownBy(() -> RepositoryLocation.parse(text))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNUSABLE))
        .hasMessageContaining("https URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "git://host/x",
        "https://",
        "https:///x",
        "https://me:s3cr3t@",
        "file://host/x",
        "https://me:s3cr3t@host/x?y",
        "https://me:s3 cr3t@host/x",
        "ftp://me:s3cr3t@host/x",
        "https://me:a/s3cr3t@host/x"
      })
  void anything_else_is_refused_without_its_login(String text) {
    assertThatThrownBy(() -> RepositoryLocation.parse(text))
        .isInstanceOf(GitException.class)
        .message()
        .doesNotContain("s3cr3t")
        .doesNotContain("cr3t");
  }
}
