package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  private @TempDir Path folder;

  @Test
  void the_demo_ends_well_and_leaves_its_files() throws Exception {
    var launcher = new Launcher(folder);

    var ran = launcher.run("demo", "--folder", "demo");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.outLines()).anyMatch(line -> line.startsWith("12 up to date"));
    assertThat(launcher.read("demo/config/images.json")).contains("127.0.0.1:");
    assertThat(launcher.read("demo/result.json")).contains("\"copied\" : 12");
    assertThat(launcher.read("demo/summary.md")).startsWith("### 12 copied");
  }
}
