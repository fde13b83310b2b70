package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/// A blob's bytes on their way out. The last of them are held back until the digest is known to be
/// right, so that a registry never gets a whole request with wrong content.
final class BlobEntity extends AbstractHttpEntity {

  private static final int BUFFER = 128 * 1024;

  private final Request request;
  private final Descriptor blob;
  private final InputStream in;
  private final AtomicLong writes = new AtomicLong();
  private volatile @Nullable IOException broken;

  BlobEntity(Request request, Descriptor blob, InputStream in) {
    super(ContentType.APPLICATION_OCTET_STREAM, null, !isSizeKnown(blob));
    this.request = request;
    this.blob = blob;
    this.in = in;
  }

  /// Docker's first schema gives no sizes; only the empty blob really has none.
  private static boolean isSizeKnown(Descriptor blob) {
    return blob.size() > 0 || blob.digest().matches(new byte[0]);
  }

  /// Odd while a write waits for the registry to take it; another number for each write.
  long writes() {
    return writes.get();
  }

  /// Why not all was sent. The registry may have answered before, and that answer says more.
  @Nullable IOException broken() {
    return broken;
  }

  @Override
  public void writeTo(OutputStream out) {
    var digester = blob.digest().algorithm().digester();
    var buffer = new byte[BUFFER];
    var ahead = new byte[BUFFER];
    long sent = 0;
    int length = fill(buffer);
    while (length > 0) {
      digester.update(buffer, 0, length);
      sent += length;
      int next = fill(ahead);
      if (isSizeKnown(blob) && (sent > blob.size() || (next > 0 && sent == blob.size()))) {
        throw corrupt("has more than the " + blob.size() + " bytes it should have");
      }
      if (next == 0) {
        check(sent, Digest.finished(blob.digest().algorithm(), digester));
      }
      if (!write(out, buffer, length)) {
        return;
      }
      var swapped = buffer;
      buffer = ahead;
      ahead = swapped;
      length = next;
    }
    if (sent == 0) {
      check(0, Digest.finished(blob.digest().algorithm(), digester));
    }
  }

  private void check(long sent, Digest found) {
    if (isSizeKnown(blob) && sent != blob.size()) {
      throw corrupt("ended after " + sent + " of " + blob.size() + " bytes");
    }
    if (!found.equals(blob.digest())) {
      throw corrupt("has the digest " + found);
    }
  }

  private RegistryException corrupt(String what) {
    return Failures.without(
        Kind.CORRUPT,
        request,
        "not sent, for the source's content of " + blob.digest() + " " + what);
  }

  /// Fills the buffer as far as there is something; 0 at the end.
  private int fill(byte[] buffer) {
    try {
      return in.readNBytes(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw Thread.currentThread().isInterrupted()
          ? Failures.cancelled(request, e)
          : new RegistryException(
              Kind.UNREACHABLE,
              request.toString(),
              request.site().repository()
                  + ": the source of "
                  + blob.digest()
                  + " broke off: "
                  + e.getMessage(),
              e);
    }
  }

  /// False when the registry no longer listens: then its answer is to be read.
  private boolean write(OutputStream out, byte[] buffer, int length) {
    try {
      writes.incrementAndGet();
      out.write(buffer, 0, length);
      return true;
    } catch (IOException e) {
      broken = e;
      return false;
    } finally {
      writes.incrementAndGet();
    }
  }

  @Override
  public long getContentLength() {
    return isSizeKnown(blob) ? blob.size() : -1;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public InputStream getContent() {
    return in;
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public void close() {
    // The stream is closed by the one who opened it.
  }
}
