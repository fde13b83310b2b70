package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.Source;
import io.github.imagesync.registry.http.DigestOf.Said;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Reads a repository over HTTP, with a token that can do no more.
class HttpSource implements Source {

  final Client client;
  private final Repository repository;

  HttpSource(Client client, Repository repository) {
    this.client = client;
    this.repository = repository;
  }

  /// Looks the login up, which may run a credential helper: so at the first request, not before.
  Site site() {
    return new Site(
        repository, client.credentials().of(repository), List.of(Scope.pull(repository)));
  }

  <T> T make(Call<T> call) {
    return call.make(client.exchange(), site());
  }

  @Override
  public final Repository repository() {
    return repository;
  }

  @Override
  public final Optional<Descriptor> resolve(Target target) {
    return switch (make(new DigestOf(target))) {
      case Said.Is(var manifest) -> Optional.of(manifest);
      case Said.Missing _ -> Optional.empty();
      case Said.Nothing _ ->
          manifest(target).map(m -> new Descriptor(m.mediaType(), m.digest(), m.size()));
    };
  }

  @Override
  public final Optional<Manifest> manifest(Target target) {
    return make(new ManifestOf(target));
  }

  @Override
  public final Optional<List<Tag>> tags() {
    return Pages.tags(client.exchange(), site());
  }

  @Override
  public final InputStream blob(Descriptor blob) {
    return new ResumingBlob(client.exchange(), site(), blob, client.resumes());
  }

  @Override
  public final List<Descriptor> referrers(Digest subject) {
    return client.referrers().of(subject, site());
  }
}
