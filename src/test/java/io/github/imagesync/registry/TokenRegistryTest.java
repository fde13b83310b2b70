package io.github.imagesync.registry;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.content;
import static io.github.imagesync.registry.TestContent.image;
import static io.github.imagesync.registry.TestContent.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.embedded.Access;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.testing.TestLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A registry that lets in tokens alone, each for what it was asked for.
class TokenRegistryTest {

  private EmbeddedRegistry registry;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    var access =
        new Access.Token(
            TestLogin.USERNAME,
            new Secret(TestLogin.PASSWORD),
            Access.Anonymous.ALLOWED,
            Duration.ofMinutes(5));
    registry = EmbeddedRegistry.start(0, folder, EmbeddedOptions.defaults().with(access));
  }

  @AfterEach
  void stop() throws IOException {
    registry.close();
  }

  @Test
  void an_image_is_pushed_mounted_and_read_by_anyone() {
    var bytes = bytes(1, 1000);
    var image = image(layer(bytes), layer(bytes));
    try (var writer = TestClient.as(TestLogin.USERNAME, TestLogin.PASSWORD);
        var reader = TestClient.anonymous()) {
      var first = writer.destination(repository("team/first"));
      first.startUpload().send(layer(bytes), content(bytes));
      first.push(image, new Tag("1"));
      var second = writer.destination(repository("team/second"));

      var mounted = second.mount(layer(bytes), repository("team/first"));
      second.push(image, new Tag("1"));

      assertThat(mounted).isEqualTo(new MountAnswer.Mounted());
      assertThat(reader.source(repository("team/second")).resolve(new Tag("1")).orElseThrow())
          .extracting(descriptor -> descriptor.digest())
          .isEqualTo(image.digest());
    }
  }

  @Test
  void who_may_only_read_is_told_so() {
    try (var reader = TestClient.anonymous()) {
      var destination = reader.destination(repository("team/first"));

      assertThatThrownBy(destination::startUpload)
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> assertThat(e.kind()).isIn(Kind.UNAUTHORIZED, Kind.DENIED));
    }
  }

  private Repository repository(String path) {
    return new Repository(registry.host(), path);
  }
}
