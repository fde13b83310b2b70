package io.github.imagesync.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody's Git configuration counts. Run in a JVM of its own, since a home folder is for a whole
/// process.
class HermeticTest {

  @TempDir Path folder;

  /// Prints the subject of the tip of a repository's branch `main`.
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      try (var repository =
          ConfigRepository.open(RepositoryLocation.parse(arguments[0]), Access.ANONYMOUS)) {
        System.out.println(repository.tip(new Branch("main")).subject());
      }
    }
  }

  @Test
  void the_users_configuration_and_cookies_do_not_count_and_no_configuration_is_written()
      throws IOException, InterruptedException {
    var sample = SampleRepository.in(folder);
    sample.write("images.json", "{}").commit("first");
    var home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [url "http://127.0.0.1:1/"]
          insteadOf = http://127.0.0.1
        [http]
          extraHeader = X-From-User: yes
          userAgent = from-user
        [user
        """);
    try (var server = GitServer.of(sample)) {
      var printed = runReader(home, server.url());

      assertThat(printed).isEqualTo("first");
      assertThat(server.headers()).noneMatch(header -> header.contains("rom-user"));
      assertThat(runReader(home, sample.workTree().toString())).isEqualTo("first");
    }
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve(".gitconfig"));
    }
  }

  @Test
  void reading_a_folder_writes_no_file_not_even_for_a_moment()
      throws IOException, InterruptedException {
    var sample = SampleRepository.in(folder);
    sample.write("images.json", "{}").commit("first");
    var before = files();

    assertThat(runReader(folder, sample.workTree().toString())).isEqualTo("first");

    assertThat(files()).isEqualTo(before);
  }

  /// All files and folders with the time of their last change: a probe that was written and removed
  /// again shows in its folder.
  private Map<Path, FileTime> files() {
    try (var walk = Files.walk(folder)) {
      var files = new TreeMap<Path, FileTime>();
      for (var path : walk.toList()) {
        files.put(path, Files.getLastModifiedTime(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String runReader(Path home, String location)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                location)
            .redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
