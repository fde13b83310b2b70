package io.github.imagesync.registry.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Stands before a server that speaks plain HTTP and turns away connections that begin with TLS.
/// The JDK's server would wait for the end of a line, which a TLS greeting does not have, and with
/// it the many clients that try https first.
final class PlainDoor implements AutoCloseable {

  /// A record of TLS's handshake protocol (RFC 8446, section 5.1).
  private static final int TLS_HANDSHAKE = 0x16;

  private static final int BUFFER_BYTES = 64 << 10;

  private final ServerSocket door = new ServerSocket();
  private final InetSocketAddress inside;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Opens at `address` and leads to `inside`.
  PlainDoor(InetSocketAddress address, int backlog, InetSocketAddress inside) throws IOException {
    this.inside = inside;
    door.setReuseAddress(true);
    door.bind(address, backlog);
    threads.execute(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        threads.execute(() -> pass(client));
      } catch (IOException _) {
        // The door was closed, or this one client is gone already.
      }
    }
  }

  private void pass(Socket client) {
    try (client;
        var server = new Socket()) {
      open.add(client);
      client.setTcpNoDelay(true);
      var buffer = new byte[BUFFER_BYTES];
      int first = client.getInputStream().read(buffer);
      if (first <= 0 || buffer[0] == TLS_HANDSHAKE) {
        return;
      }
      server.setTcpNoDelay(true);
      server.connect(inside);
      server.getOutputStream().write(buffer, 0, first);
      var answers = threads.submit(() -> answer(server, client));
      pump(client.getInputStream(), server.getOutputStream(), buffer);
      server.shutdownOutput();
      answers.get();
    } catch (IOException | ExecutionException | RejectedExecutionException _) {
      // One side is gone; closing tells the other.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /// Ends the connection when the server does.
  private static boolean answer(Socket server, Socket client) throws IOException {
    try (client) {
      pump(server.getInputStream(), client.getOutputStream(), new byte[BUFFER_BYTES]);
    }
    return true;
  }

  private static void pump(InputStream from, OutputStream to, byte[] buffer) throws IOException {
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
    }
  }

  /// Breaks off what is open.
  @Override
  public void close() throws IOException {
    door.close();
    for (var client : open) {
      client.close();
    }
    threads.shutdownNow();
    threads.close();
  }
}
