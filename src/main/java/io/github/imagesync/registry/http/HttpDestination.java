package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.Upload;
import java.util.List;

/// Writes a repository over HTTP.
final class HttpDestination extends HttpSource implements Destination {

  HttpDestination(Client client, Repository repository) {
    super(client, repository);
  }

  @Override
  Site site() {
    var read = super.site();
    return new Site(read.repository(), read.login(), List.of(Scope.pullAndPush(read.repository())));
  }

  @Override
  public boolean hasBlob(Descriptor blob) {
    return make(new HasBlob(blob));
  }

  /// Not asked between two credentials: no token is good for both.
  @Override
  public MountAnswer mount(Descriptor blob, Repository from) {
    var site = site();
    boolean sameRegistry = from.registry().equals(site.registry());
    if (!sameRegistry
        || !client.credentials().of(from).credential().equals(site.login().credential())) {
      return new MountAnswer.Refused();
    }
    return switch (new Mount(blob, from).make(client.exchange(), site)) {
      case Mount.Said.Done _ -> new MountAnswer.Mounted();
      case Mount.Said.Opened(var location) ->
          new MountAnswer.Opened(new HttpUpload(client.exchange(), site, location));
      case Mount.Said.No _ -> new MountAnswer.Refused();
    };
  }

  @Override
  public Upload startUpload() {
    var site = site();
    var location = new StartUpload().make(client.exchange(), site);
    return new HttpUpload(client.exchange(), site, location);
  }

  @Override
  public void push(Manifest manifest, Target target) {
    var site = site();
    var stored = new PutManifest(manifest, target).make(client.exchange(), site);
    client.referrers().note(manifest, stored, site);
  }
}
