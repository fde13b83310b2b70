package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  private @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"validate", "diff", "plan", "sync", "copy", "serve", "demo"})
  void every_command_explains_itself_with_an_example(String command) {
    var ran = new Launcher(folder).run(command, "--help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("Usage: image-sync " + command)
        .contains("Example", "\nLog:\n", "  image-sync " + command)
        .doesNotContain("mixin", "\u001f");
  }

  @Test
  void options_stand_in_groups() {
    assertThat(new Launcher(folder).run("sync", "--help").out())
        .containsSubsequence(
            "--dry-run",
            "\nRules:\n",
            "--rules=PATH",
            "\nRegistries:\n",
            "--auth=FILE",
            "\nLimits, over which nothing is touched:\n",
            "--max-bytes=SIZE",
            "\nOutput:\n",
            "--result=FILE",
            "\nHelp:\n",
            "--help");
  }

  @Test
  void the_version_names_commit_and_java() {
    assertThat(new Launcher(folder).run("--version").out())
        .containsPattern("(?s)image-sync \\S+\ncommit \\S+\nJava \\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "sync --unknown",
        "sync --jobs x",
        "sync --max-bytes 3parsecs",
        "sync --timeout soon",
        "sync --platform x",
        "sync --before HEAD",
        "plan --format xml"
      })
  void wrong_usage_is_one_line_and_2(String arguments) throws Exception {
    var launcher = new Launcher(folder).rules("'alpine:3': 'h.io/a/alpine'");

    var ran = launcher.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.errLines()).hasSize(1);
    assertThat(ran.err()).startsWith("image-sync: ");
  }
}
