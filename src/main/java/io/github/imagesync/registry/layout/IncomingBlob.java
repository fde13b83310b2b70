package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/// Content on its way into a layout: a temporary file that grows, and its digest computed while it
/// does. Removed when closed, unless it was moved away before. Not safe for several threads at
/// once.
public final class IncomingBlob implements AutoCloseable {

  private static final int BUFFER = 128 * 1024;

  private final Path file;
  private final FileChannel channel;
  private Digest.Algorithm algorithm;
  private MessageDigest digester;
  private long size;

  /// Creates the file, which must not be there yet.
  public IncomingBlob(Path file, Digest.Algorithm algorithm) throws IOException {
    this.file = file;
    this.algorithm = algorithm;
    this.digester = algorithm.digester();
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// Appends all that the stream holds and returns how many bytes those were. What came before a
  /// failure is kept and counted.
  public long append(InputStream content) throws IOException {
    var buffer = new byte[BUFFER];
    long before = size;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      var bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      digester.update(buffer, 0, read);
      size += read;
    }
    return size - before;
  }

  /// Computes the digest by this algorithm from now on; free as long as nothing has come.
  public void expect(Digest.Algorithm wanted) throws IOException {
    if (wanted == algorithm) {
      return;
    }
    algorithm = wanted;
    digester = wanted.digester();
    if (size > 0) {
      readAgain();
    }
  }

  private void readAgain() throws IOException {
    var buffer = new byte[BUFFER];
    try (var written = Files.newInputStream(file)) {
      for (int read = written.read(buffer); read >= 0; read = written.read(buffer)) {
        digester.update(buffer, 0, read);
      }
    }
  }

  /// The digest of all that came. Ends the writing.
  public Digest digest() throws IOException {
    channel.close();
    return Digest.finished(algorithm, digester);
  }

  public long size() {
    return size;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
