package io.github.imagesync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCommandTest {

  private static final TestImage IMAGE = TestImages.seeded(2).multiPlatform(500);

  private @TempDir Path folder;
  private TwoRegistries registries;
  private Launcher launcher;

  @BeforeEach
  void start() throws Exception {
    registries = TwoRegistries.in(folder);
    launcher = new Launcher(folder);
    registries.put(IMAGE, "source/app:1");
  }

  @AfterEach
  void stop() throws Exception {
    registries.close();
  }

  private Launcher.Ran copy(String source, String destination) {
    return launcher.run("copy", registries.named(source), registries.named(destination));
  }

  @Test
  void one_image_is_copied_without_a_rules_file() {
    var ran = copy("source/app:1", "mirror/a/app");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("1 copied");
    assertThat(registries.digest("mirror/a/app:1")).contains(IMAGE.digest());
  }

  @Test
  void an_image_goes_through_a_folder_and_stays_the_same() {
    assertThat(copy("source/app:1", "oci:layout").code()).isZero();
    assertThat(copy("oci:layout:1", "mirror/b/app:2").code()).isZero();

    assertThat(registries.digest("mirror/b/app:2")).contains(IMAGE.digest());
  }

  @Test
  void mistakes_are_those_of_the_command_line() {
    var ran = copy("source/App:1", "mirror/a/app");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).startsWith("command line:1:1: ").contains("write 'app'");
  }

  @Test
  void a_missing_argument_is_wrong_usage() {
    var ran = launcher.run("copy", "alpine:3");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.errLines()).hasSize(1);
    assertThat(ran.err()).contains("DST", "image-sync copy --help");
  }
}
