package io.github.imagesync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real processes, since a JVM can get a signal but once.
class SignalTest {

  private @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  @Timeout(60)
  void a_sync_that_is_cancelled_reports_and_ends_by_its_signal(String signal, int code)
      throws Exception {
    try (var registry = new SilentRegistry()) {
      new Launcher(folder).rules("'%s/app:1': 'h.invalid/a/app'".formatted(registry.host()));
      var process = OwnProcess.start(folder, Map.of(), "sync", "--result", "result.json");
      registry.awaitRequest();

      OwnProcess.send(signal, process);

      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).isEqualTo(code);
      assertThat(said).contains("Cancelled: ");
      var result = new ObjectMapper().readTree(folder.resolve("result.json").toFile());
      assertThat(result.at("/mode").asText()).isEqualTo("sync");
    }
  }

  @Test
  @Timeout(60)
  void a_registry_that_serves_stops_at_once() throws Exception {
    var process =
        OwnProcess.start(folder, Map.of(), "serve", "--port", "0", "--storage", "storage");
    var out = process.inputReader();
    assertThat(out.readLine()).startsWith("Listening on 127.0.0.1:");

    OwnProcess.send("TERM", process);

    assertThat(process.waitFor()).isEqualTo(143);
  }

  /// A registry that takes requests and answers none, until it is closed.
  private static final class SilentRegistry implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    SilentRegistry() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            asked.countDown();
            try {
              closed.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            exchange.close();
          });
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    }

    String host() {
      return "127.0.0.1:" + server.getAddress().getPort();
    }

    void awaitRequest() throws InterruptedException {
      asked.await();
    }

    @Override
    public void close() {
      closed.countDown();
      server.stop(0);
    }
  }
}
