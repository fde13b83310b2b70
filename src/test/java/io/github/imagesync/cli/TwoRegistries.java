package io.github.imagesync.cli;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.registry.TestClient;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.registry.embedded.RequestListener;
import io.github.imagesync.testing.TestImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A source and a mirror on this machine. Names begin with `source/` or `mirror/`, which stand for
/// the registries' hosts.
final class TwoRegistries implements AutoCloseable {

  private final List<String> requests;
  private final EmbeddedRegistry source;
  private final EmbeddedRegistry mirror;
  private final TestClient client = TestClient.anonymous();

  private TwoRegistries(List<String> requests, EmbeddedRegistry source, EmbeddedRegistry mirror) {
    this.requests = requests;
    this.source = source;
    this.mirror = mirror;
  }

  static TwoRegistries in(Path folder) throws IOException {
    return in(folder, RequestListener.NONE);
  }

  /// As [#in(Path)]; this one hears of the mirror's requests, and may hold them up.
  static TwoRegistries in(Path folder, RequestListener ofMirror) throws IOException {
    var requests = new CopyOnWriteArrayList<String>();
    RequestListener mirrored =
        (method, target, status) -> {
          requests.add(method + " mirror" + target.getPath().substring("/v2".length()));
          ofMirror.answering(method, target, status);
        };
    return new TwoRegistries(
        requests,
        start(
            folder.resolve("source"),
            (method, target, _) ->
                requests.add(method + " source" + target.getPath().substring("/v2".length()))),
        start(folder.resolve("mirror"), mirrored));
  }

  private static EmbeddedRegistry start(Path folder, RequestListener listener) throws IOException {
    return EmbeddedRegistry.start(0, folder, EmbeddedOptions.defaults().with(listener));
  }

  /// All requests since the last call, the test's own too, such as `GET source/app/manifests/1`.
  List<String> takeRequests() {
    var taken = List.copyOf(requests);
    requests.clear();
    return taken;
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
