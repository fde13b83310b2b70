package io.github.imagesync.cli;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.registry.TestClient;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.testing.TestImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A source and a mirror on this machine. Names begin with `source/` or `mirror/`, which stand for
/// the registries' hosts.
final class TwoRegistries implements AutoCloseable {

  private final EmbeddedRegistry source;
  private final EmbeddedRegistry mirror;
  private final TestClient client = TestClient.anonymous();

  private TwoRegistries(EmbeddedRegistry source, EmbeddedRegistry mirror) {
    this.source = source;
    this.mirror = mirror;
  }

  static TwoRegistries in(Path folder) throws IOException {
    var options = EmbeddedOptions.defaults();
    return new TwoRegistries(
        EmbeddedRegistry.start(0, folder.resolve("source"), options),
        EmbeddedRegistry.start(0, folder.resolve("mirror"), options));
  }

  /// A text with the hosts filled in.
  String named(String text) {
    return text.replace("source/", source.host() + "/").replace("mirror/", mirror.host() + "/");
  }

  void put(TestImage image, String name) {
    var reference = Reference.parse(named(name));
    var repository = client.destination(reference.repository());
    image
        .blobs()
        .forEach((digest, bytes) ->
            repository
                .startUpload()
                .send(
                    new Descriptor(MediaType.OCTETS, digest, bytes.length),
                    () -> new ByteArrayInputStream(bytes)));
    image.manifests().forEach(manifest -> repository.push(manifest, manifest.digest()));
    repository.push(image.top(), reference.target());
  }

  Optional<Digest> digest(String name) {
    var reference = Reference.parse(named(name));
    return client
        .source(reference.repository())
        .resolve(reference.target())
        .map(Descriptor::digest);
  }

  @Override
  public void close() throws IOException {
    client.close();
    source.close();
    mirror.close();
  }
}
