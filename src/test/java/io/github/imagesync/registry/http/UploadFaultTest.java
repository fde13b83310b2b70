package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.content;
import static io.github.imagesync.registry.TestContent.layer;
import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.credentials.Login;
import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadFaultTest {

  private static final byte[] LARGE = bytes(1, 40_000_000);
  private static final String POST = "POST /v2/team/a/blobs/uploads/";

  private final ScriptedServer server = new ScriptedServer();
  private final Rig rig = Rig.anonymous();

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @Test
  void an_answer_that_comes_before_all_is_sent_is_the_reason_not_the_broken_pipe()
      throws Exception {
    try (var hasty = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      server.on(
          POST, answer(202, "", "Location: http://127.0.0.1:" + hasty.getLocalPort() + "/up"));
      var answering = Thread.ofVirtual().start(() -> refuse(hasty));

      assertThatThrownBy(() ->
              rig.destination(server, "team/a").startUpload().send(layer(LARGE), content(LARGE)))
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> {
            assertThat(e.status()).isEqualTo(413);
            assertThat(e.codes()).containsExactly("SIZE_INVALID");
          });
      answering.join();
    }
  }

  @Test
  void a_registry_that_stops_taking_bytes_is_cut_off() throws Exception {
    try (var idle = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        var quick =
            new Rig(
                Rig.SETTINGS.withStall(Duration.ofMillis(200)),
                _ -> new Login(Rig.ANONYMOUS, Transport.INSECURE))) {
      server.on(POST, answer(202, "", "Location: http://127.0.0.1:" + idle.getLocalPort() + "/up"));
      var upload = quick.destination(server, "team/a").startUpload();

      assertThatThrownBy(() -> upload.send(layer(LARGE), content(LARGE)))
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void a_source_that_fails_is_not_blamed_on_the_destination() {
    server.on(POST, answer(202, "", "Location: /up")).on("PUT /up", answer(201, ""));
    var upload = rig.destination(server, "team/a").startUpload();
    var atSource =
        new RegistryException(Kind.UNREACHABLE, "GET https://source.example/x", "broke", null);

    assertThatThrownBy(() -> upload.send(layer(bytes(2, 100)), () -> failing(atSource)))
        .isSameAs(atSource);
  }

  @Test
  void a_registry_that_stored_something_else_is_not_believed() {
    server
        .on(POST, answer(202, "", "Location: /up"))
        .on("PUT /up", answer(201, "", "Docker-Content-Digest: " + Digest.of(bytes(9, 9))));
    var upload = rig.destination(server, "team/a").startUpload();

    assertThatThrownBy(() -> upload.send(layer(bytes(2, 100)), content(bytes(2, 100))))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
  }

  private static InputStream failing(RegistryException failure) {
    return new InputStream() {
      @Override
      public int read() {
        throw failure;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        throw failure;
      }
    };
  }

  /// Reads the head of the request, answers and closes, with bytes unread.
  private static void refuse(ServerSocket server) {
    try (var socket = server.accept()) {
      var in = socket.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      var body = "{\"errors\": [{\"code\": \"SIZE_INVALID\", \"message\": \"too large\"}]}";
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
