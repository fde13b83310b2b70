package io.github.imagesync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fixture itself, looked at with plain requests.
class RealRegistryTest {

  private final RealRegistry registry = RealRegistry.shared();
  private final PlainClient client = PlainClient.of(registry.host());
  private final TestImages images = TestImages.seeded(1);
  private final String repository = registry.newNamespace() + "/app";

  @Test
  void an_index_comes_back_byte_for_byte() {
    var image = images.multiPlatform(1000);

    client.push(image, repository, "1");

    assertThat(client.manifest(repository, "1")).hasValue(image.top().content().bytes());
    assertThat(client.tags(repository)).containsExactly("1");
    assertThat(image.blobs()).hasSize(5); // two configs, three layers: one is shared
    image
        .blobs()
        .forEach((digest, bytes) -> assertThat(client.blob(repository, digest)).isEqualTo(bytes));
  }

  @Test
  void unknown_media_types_and_a_signature_are_kept() {
    var artifact = images.artifact("example.chart", 100);
    var signature = images.signatureOf(artifact);

    client.push(artifact, repository, "chart");
    client.pushReferrers(artifact, List.of(signature), repository);

    assertThat(client.digest(repository, "chart")).hasValue(artifact.digest());
    assertThat(client.digest(repository, signature.digest().toString()))
        .hasValue(signature.digest());
    assertThat(client.tags(repository))
        .containsExactlyInAnyOrder("chart", "sha256-" + artifact.digest().hex());
  }

  @Test
  void the_same_seed_makes_the_same_image_and_another_seed_another() {
    var image = TestImages.seeded(7).image(2, 50);

    assertThat(TestImages.seeded(7).image(2, 50).digest()).isEqualTo(image.digest());
    assertThat(TestImages.seeded(8).image(2, 50).digest()).isNotEqualTo(image.digest());
    assertThat(image.bytes()).isGreaterThan(100);
  }

  @Test
  void a_manifest_can_be_deleted() {
    var image = images.image(1, 10);
    client.push(image, repository, "1");

    client.delete(repository, "manifests", image.digest());

    assertThat(client.digest(repository, "1")).isEmpty();
  }

  @Test
  void an_image_that_jib_builds_has_the_digest_that_jib_reports(@TempDir Path folder)
      throws Exception {
    var reference = registry.host() + "/" + repository + ":jib";

    var digest =
        JibImages.push(folder, reference, ImageFormat.Docker, List.of("amd64", "arm64"), "a", "b");

    assertThat(client.digest(repository, "jib")).hasValue(digest);
  }

  @Test
  void with_basic_auth_only_the_tests_user_is_let_in() {
    try (var locked = RealRegistry.with().basicAuth().start()) {
      var image = images.image(1, 10);
      var stranger = PlainClient.of(locked.host());

      stranger.as(TestLogin.USERNAME, TestLogin.PASSWORD).push(image, repository, "1");

      assertThatThrownBy(() -> stranger.manifest(repository, "1")).hasMessageContaining("401");
    }
  }
}
