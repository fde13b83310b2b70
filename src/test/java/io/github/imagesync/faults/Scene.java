package io.github.imagesync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.PlainClient;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A registry with a namespace of this scene's own, and proxies before it: one to read by, one to
/// write by. To the program these are two registries; what is really stored is seen directly.
final class Scene implements AutoCloseable {

  final FaultyProxy source;
  final FaultyProxy destination;
  final TestImages images = TestImages.seeded(7);
  private final PlainClient registry;
  private final String namespace;

  Scene(String host, String namespace) {
    this.source = FaultyProxy.before(host);
    this.destination = FaultyProxy.before(host);
    this.registry = PlainClient.of(host);
    this.namespace = namespace;
  }

  /// What stands at the source under `NAME:TAG`.
  void given(TestImage image, String name) {
    put(image, "from/" + name);
  }

  /// What stands at the destination already.
  void givenThere(TestImage image, String name) {
    put(image, "to/" + name);
  }

  private void put(TestImage image, String name) {
    int colon = name.indexOf(':');
    registry.push(image, namespace + "/" + name.substring(0, colon), name.substring(colon + 1));
  }

  /// A rule that copies this, `NAME[:TAGS]`, under its own name.
  String rule(String name) {
    int colon = name.indexOf(':');
    return "\"" + from(name) + "\": \"" + to(colon < 0 ? name : name.substring(0, colon)) + "\"";
  }

  String from(String name) {
    return source.host() + "/" + namespace + "/from/" + name;
  }

  String to(String name) {
    return destination.host() + "/" + namespace + "/to/" + name;
  }

  /// The destination's `NAME:TAG` is this image, and nothing of it is missing.
  void assertComplete(String name, TestImage image) {
    var repository = namespace + "/to/" + name.substring(0, name.indexOf(':'));
    var tag = name.substring(name.indexOf(':') + 1);
    assertThat(registry.digest(repository, tag)).as(name).hasValue(image.digest());
    assertWhole(repository, image.digest());
  }

  private void assertWhole(String repository, Digest digest) {
    var bytes = registry.manifest(repository, digest.toString());
    assertThat(bytes).as(repository + "@" + digest).isPresent();
    assertThat(Digest.of(bytes.orElseThrow())).isEqualTo(digest);
    var manifest = Manifest.parse(bytes.orElseThrow(), null);
    for (Descriptor blob : manifest.blobs()) {
      assertThat(Digest.of(registry.blob(repository, blob.digest()))).isEqualTo(blob.digest());
    }
    manifest.children().forEach(child -> assertWhole(repository, child.digest()));
  }

  /// There is no such tag at the destination.
  void assertAbsent(String name) {
    int colon = name.indexOf(':');
    var repository = namespace + "/to/" + name.substring(0, colon);
    assertThat(registry.digest(repository, name.substring(colon + 1))).as(name).isEmpty();
  }

  /// It failed for this cause, in words that name this host, this image and this request, and hold
  /// no query of a URL.
  static void assertFailed(
      @Nullable Outcome outcome, Failure.Cause cause, String host, String image, String request) {
    if (!(outcome instanceof Outcome.Failed(var failure))) {
      throw new AssertionError("not failed, but " + outcome);
    }
    assertThat(failure.cause()).as(failure.message()).isEqualTo(cause);
    assertThat(failure.message())
        .contains(host, image, request)
        .doesNotContain("?", "_state", "digest=", "\n");
  }

  @Override
  public void close() throws IOException {
    source.close();
    destination.close();
  }
}
