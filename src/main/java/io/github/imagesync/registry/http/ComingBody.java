package io.github.imagesync.registry.http;

import java.io.IOException;
import java.io.InputStream;

/// A blob's bytes on their way in. Closing it before the end drops the connection, for reading the
/// rest may take long; at the end the connection is kept.
final class ComingBody extends InputStream {

  private final InputStream in;
  private final Runnable drop;
  private final Lanes.Permit permit;
  private boolean ended;
  private boolean closed;

  ComingBody(InputStream in, Runnable drop, Lanes.Permit permit) {
    this.in = in;
    this.drop = drop;
    this.permit = permit;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    ended |= read < 0;
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = in.read(into, offset, length);
    ended |= read < 0;
    return read;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!ended) {
        drop.run();
      }
    } finally {
      permit.close();
    }
  }
}
