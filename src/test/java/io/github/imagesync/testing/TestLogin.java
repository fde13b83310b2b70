package io.github.imagesync.testing;

/// The one user of the registries that ask for a password.
public final class TestLogin {

  public static final String USERNAME = "tester";
  public static final String PASSWORD = "s3cret-of-the-tests";

  /// The same as a line of htpasswd: CNCF distribution reads bcrypt alone.
  static final String HTPASSWD =
      USERNAME + ":$2y$04$abcdefghijklmnopqrstuuPNkYU95rg8TJZAItoSDRUpCyGA.fFsS\n";

  private TestLogin() {}
}
