package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.RegistryException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A blob's bytes, read on from where the connection broke, as long as each new one brings some.
/// What can't be mended is a `RegistryException` that names the source.
final class ResumingBlob extends InputStream {

  private final Exchange exchange;
  private final Site site;
  private final Descriptor blob;
  private final Resumes resumes;
  private InputStream in;
  private long position;
  private int fruitless;

  /// How often a connection may bring nothing, and the waits after those.
  record Resumes(int fruitless, Backoff backoff, Sleeper sleeper) {}

  /// Opens the blob; throws where the registry does not have it.
  ResumingBlob(Exchange exchange, Site site, Descriptor blob, Resumes resumes) {
    this.exchange = exchange;
    this.site = site;
    this.blob = blob;
    this.resumes = resumes;
    this.in = BlobOf.whole(blob).make(exchange, site);
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    while (length > 0) {
      try {
        int read = in.read(into, offset, length);
        if (read < 0 && position < blob.size()) {
          throw new EOFException("ended after " + position + " of " + blob.size() + " bytes");
        }
        position += Math.max(0, read);
        fruitless = read > 0 ? 0 : fruitless;
        return read;
      } catch (IOException e) {
        resume(e);
      }
    }
    return 0;
  }

  private void resume(IOException broken) {
    var call = BlobOf.rest(blob, position);
    var failure = Failures.broken(call.request(site), broken);
    close();
    if (failure.kind() == RegistryException.Kind.CANCELLED || fruitless >= resumes.fruitless()) {
      throw failure;
    }
    waitFor(call);
    in = call.make(exchange, site);
  }

  private void waitFor(BlobOf call) {
    fruitless++;
    if (fruitless == 1) {
      return;
    }
    try {
      resumes.sleeper().sleep(resumes.backoff().before(fruitless - 1));
    } catch (InterruptedException e) {
      throw Failures.cancelled(call.request(site), e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException _) {
      // It is given up anyway.
    }
  }
}
