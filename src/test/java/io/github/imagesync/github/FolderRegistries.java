package io.github.imagesync.github;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.layout.LayoutDestinations;
import io.github.imagesync.registry.layout.LayoutFolders;
import io.github.imagesync.testing.TestImage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Registries whose repositories are folders; some may be out of order. Notes which were asked.
final class FolderRegistries {

  private final LayoutDestinations folders;
  private final Set<String> broken = new HashSet<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  FolderRegistries(Path base) {
    this.folders = new LayoutDestinations(new LayoutFolders(base));
  }

  Destination of(Repository repository) {
    asked.add(repository.toString());
    var folder = plain(repository);
    return (Destination)
        Proxy.newProxyInstance(
            Destination.class.getClassLoader(),
            new Class<?>[] {Destination.class},
            (_, method, arguments) -> {
              if (method.getName().equals("repository")) {
                return repository;
              }
              if (broken.contains(repository.toString())) {
                throw outOfOrder(repository);
              }
              try {
                return method.invoke(folder, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private static RegistryException outOfOrder(Repository repository) {
    return new RegistryException(
        RegistryException.Kind.SERVER, "GET " + repository, repository + " answered 503", null);
  }

  private Destination plain(Repository repository) {
    return folders.of(
        Repository.layout(repository.registry() + "/" + repository.path().replace('/', '_')));
  }

  void breakDown(String repository) {
    broken.add(repository);
  }

  void mend(String repository) {
    broken.remove(repository);
  }

  /// The repositories that were asked anything since this was last called, sorted.
  List<String> takeAsked() {
    var taken = asked.stream().sorted().toList();
    asked.clear();
    return taken;
  }

  void put(TestImage image, String reference) {
    var named = Reference.parse(reference);
    var destination = plain(named.repository());
    image
        .blobs()
        .forEach((digest, bytes) ->
            destination
                .startUpload()
                .send(
                    new Descriptor(MediaType.OCTETS, digest, bytes.length),
                    () -> new ByteArrayInputStream(bytes)));
    image.manifests().forEach(manifest -> destination.push(manifest, manifest.digest()));
    destination.push(image.top(), named.target());
  }

  Optional<Digest> digest(String reference) {
    var named = Reference.parse(reference);
    return plain(named.repository()).resolve(named.target()).map(Descriptor::digest);
  }
}
