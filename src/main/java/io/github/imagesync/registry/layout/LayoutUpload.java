package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.BlobContent;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.Upload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Writes one blob: to a temporary file, which is moved to its place when digest and size are
/// right.
final class LayoutUpload implements Upload {

  private final DiskAccess disk;
  private final Blobs blobs;

  LayoutUpload(DiskAccess disk, Blobs blobs) {
    this.disk = disk;
    this.blobs = blobs;
  }

  @Override
  public long send(Descriptor blob, BlobContent content) {
    var action = "write blob " + blob.digest();
    return disk.run(
        action,
        () -> {
          try (var incoming = blobs.receive(blob.digest().algorithm());
              var source = new FromElsewhere(content.open(), action)) {
            incoming.append(source);
            requireSame(blob, incoming, action);
            blobs.adopt(incoming, blob.digest());
            return incoming.size();
          }
        });
  }

  @Override
  public void abandon() {
    // Nothing exists before the content comes.
  }

  private void requireSame(Descriptor blob, IncomingBlob incoming, String action)
      throws IOException {
    var digest = incoming.digest();
    if (digest.equals(blob.digest()) && incoming.size() == blob.size()) {
      return;
    }
    var got = incoming.size() + " bytes with digest " + digest;
    throw new RegistryException(
        Kind.CORRUPT,
        disk.request(action),
        action + ": expected " + blob.size() + " bytes, the source gave " + got,
        null);
  }

  /// Tells a source that breaks off from a disk that can't be written.
  private final class FromElsewhere extends FilterInputStream {

    private final String action;

    FromElsewhere(InputStream source, String action) {
      super(source);
      this.action = action;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        return in.read(buffer, offset, length);
      } catch (IOException e) {
        throw disk.failure(Kind.UNREACHABLE, action, "the source broke off", e);
      }
    }
  }
}
