package io.github.imagesync.registry.embedded;

import java.net.InetAddress;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How an embedded registry behaves. `largestPage` bounds what one list of tags or repositories
/// holds, so that clients have to follow `Link`; `tls` null means plain HTTP.
public record EmbeddedOptions(
    InetAddress address,
    Access access,
    Mode mode,
    int largestPage,
    @Nullable SSLContext tls,
    RequestListener listener,
    InstantSource clock) {

  /// Whether content can be changed.
  public enum Mode {
    READ_WRITE,
    READ_ONLY
  }

  public EmbeddedOptions {
    if (largestPage < 1) {
      throw new IllegalArgumentException("a page holds at least one entry");
    }
  }

  /// Open to anyone on this machine, over plain HTTP.
  public static EmbeddedOptions defaults() {
    return new EmbeddedOptions(
        InetAddress.ofLiteral("127.0.0.1"),
        new Access.Open(),
        Mode.READ_WRITE,
        Integer.MAX_VALUE,
        null,
        RequestListener.NONE,
        InstantSource.system());
  }

  public EmbeddedOptions on(InetAddress other) {
    return new EmbeddedOptions(other, access, mode, largestPage, tls, listener, clock);
  }

  public EmbeddedOptions with(Access other) {
    return new EmbeddedOptions(address, other, mode, largestPage, tls, listener, clock);
  }

  public EmbeddedOptions with(Mode other) {
    return new EmbeddedOptions(address, access, other, largestPage, tls, listener, clock);
  }

  public EmbeddedOptions withPagesOf(int entries) {
    return new EmbeddedOptions(address, access, mode, entries, tls, listener, clock);
  }

  public EmbeddedOptions with(SSLContext other) {
    return new EmbeddedOptions(address, access, mode, largestPage, other, listener, clock);
  }

  public EmbeddedOptions with(RequestListener other) {
    return new EmbeddedOptions(address, access, mode, largestPage, tls, other, clock);
  }

  public EmbeddedOptions with(InstantSource other) {
    return new EmbeddedOptions(address, access, mode, largestPage, tls, listener, other);
  }
}
