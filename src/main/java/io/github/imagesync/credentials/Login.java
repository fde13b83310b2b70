package io.github.imagesync.credentials;

/// How to reach a repository's registry: with which credential, and how strictly.
public record Login(Credential credential, Transport transport) {

  /// What a connection must be.
  public enum Transport {
    /// https, verified.
    SECURE,
    /// https without verification, then plain http; for entries with `insecure` and loopback hosts.
    INSECURE
  }
}
