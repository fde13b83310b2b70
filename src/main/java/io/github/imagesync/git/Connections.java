package io.github.imagesync.git;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.GitException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/// The http(s) connections of one exchange with a server: through the environment's proxies, with
/// the given trust, bounded in size. Remembers the last status, which JGit only tells in prose.
final class Connections implements HttpConnectionFactory {

  /// A config repository is far smaller; what is larger would fill the memory.
  static final long MOST_BYTES = 512L * 1024 * 1024;

  private final Proxies proxies;
  private final TrustManager[] trust;
  private int status;

  Connections(Proxies proxies, List<TrustManager> trust) {
    this.proxies = proxies;
    this.trust = trust.toArray(TrustManager[]::new);
  }

  /// The last response's status, 0 before the first.
  int status() {
    return status;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    var way = proxies.to(url);
    var connection = new Connection(url, way.proxy());
    if (way.authorization().isPresent()) {
      introduce(connection, url, way.authorization().get());
    }
    if (trust.length > 0 && url.getProtocol().equals("https")) {
      try {
        connection.configure(null, trust, new SecureRandom());
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS can't be set up", e);
      }
    }
    return connection;
  }

  /// The JDK's connections keep a header for the proxy out of CONNECT, and show it to the server
  /// behind instead: with https there is no way that leaks nothing.
  private static void introduce(Connection connection, URL url, Secret authorization) {
    if (url.getProtocol().equals("https")) {
      throw new GitException(
          Kind.UNUSABLE,
          "HTTPS_PROXY: a proxy's user and password can't be used for Git over https; allow this"
              + " machine at the proxy, or except the Git server with NO_PROXY");
    }
    connection.setRequestProperty("Proxy-Authorization", authorization.reveal());
  }

  /// JGit's choice of proxy is the JVM's; ours comes from the environment that we were given.
  @Override
  public HttpConnection create(URL url, Proxy ignored) throws IOException {
    return create(url);
  }

  /// Thrown where a server sends more than is read.
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("more than " + MOST_BYTES + " bytes");
    }
  }

  private final class Connection extends JDKHttpConnection {

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public int getResponseCode() throws IOException {
      status = 0;
      status = super.getResponseCode();
      return status;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Bounded(super.getInputStream());
    }
  }

  private static final class Bounded extends FilterInputStream {

    private long left = MOST_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) throws TooMuch {
      left -= bytes;
      if (left < 0) {
        throw new TooMuch();
      }
    }
  }
}
