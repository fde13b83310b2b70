package io.github.imagesync.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PlainDoorTest {

  @Test
  @Timeout(30)
  void a_client_that_tries_https_first_is_turned_away_at_once(@TempDir Path folder)
      throws Exception {
    try (var registry = EmbeddedRegistry.start(0, folder, EmbeddedOptions.defaults());
        var socket = new Socket(InetAddress.getLoopbackAddress(), registry.port())) {
      socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0});

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }
}
