package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.oci.Repository;
import java.net.URI;
import java.util.List;

/// Whom a request is for: the repository, the login to use there and the scopes that a token needs.
record Site(Repository repository, Login login, List<Scope> scopes) {

  private static final String DOCKER_HUB_API = "registry-1.docker.io";

  Site {
    scopes = List.copyOf(scopes);
  }

  /// The registry's one name, under which its requests are counted.
  String registry() {
    return repository.registry();
  }

  /// Host and port that answer for the registry.
  String authority() {
    return registry().equals(Repository.DOCKER_HUB) ? DOCKER_HUB_API : registry();
  }

  /// The URL of something in this repository, such as `manifests/latest`.
  URI uri(String path) {
    return URI.create("https://" + authority() + "/v2/" + repository.path() + "/" + path);
  }

  /// Whether this URL is the registry's own, whatever its scheme: only there may a credential go.
  boolean isHome(URI uri) {
    var home = URI.create(uri.getScheme() + "://" + authority());
    return Hosts.authority(uri).equals(Hosts.authority(home));
  }

  /// The name under which a request to this URL is counted, throttled and pooled.
  String nameOf(URI uri) {
    return isHome(uri) ? registry() : Hosts.authority(uri);
  }

  /// Whether the certificate of this URL's host needs no verification: the login says so. A
  /// registry on this machine, which needs no login for that, vouches for this machine alone.
  boolean trustsBlindly(URI uri) {
    return login.transport() == Transport.INSECURE
        && (Hosts.isLoopback(Hosts.withoutPort(Hosts.authority(uri))) || !isLoopback());
  }

  boolean isLoopback() {
    return Hosts.isLoopback(Hosts.withoutPort(authority()));
  }
}
