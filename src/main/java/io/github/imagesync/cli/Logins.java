package io.github.imagesync.cli;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.credentials.Login;

/// TODO placeholder until the credentials room reads files.
final class Logins {
  private Logins() {}

  static Credentials read(RegistryOptions options, World world) {
    return repository -> new Login(new Credential.Anonymous(), Login.Transport.INSECURE);
  }
}
