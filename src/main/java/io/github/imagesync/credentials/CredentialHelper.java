package io.github.imagesync.credentials;

import io.github.imagesync.oci.Repository;

/// Asks one of Docker's credential helpers.
@FunctionalInterface
interface CredentialHelper {

  /// Docker's own name for Docker Hub.
  String DOCKER_HUB_URL = "https://index.docker.io/v1/";

  /// What the helper `docker-credential-NAME` has for a server; anonymous where it knows of
  /// nothing, unusable where it can't be asked. Blocks.
  Credential ask(String name, String server);

  /// The server's name as helpers know it.
  static String server(String registry) {
    return registry.equals(Repository.DOCKER_HUB) ? DOCKER_HUB_URL : registry;
  }
}
