package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static io.github.imagesync.registry.embedded.RunningRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRegistryTest {

  private @TempDir Path folder;

  @Test
  void what_was_pushed_outlives_a_restart() throws Exception {
    Digest image;
    try (var first = new RunningRegistry(folder)) {
      image = first.pushImage("team/app", "1", "layer");
      first.pushBlob("team/app/blobs", bytes("a name that a layout uses itself"));
      first.openUpload("team/app");
    }

    try (var second = new RunningRegistry(folder)) {
      assertThat(header(second.head("/v2/team/app/manifests/1"), "Docker-Content-Digest"))
          .isEqualTo(image.toString());
      assertThat(json(second.get("/v2/_catalog")).path("repositories").toString())
          .isEqualTo("[\"team/app\",\"team/app/blobs\"]");
      assertThat(folder.resolve("_uploads")).isEmptyDirectory();
    }
  }

  @Test
  void each_repository_is_an_image_layout_at_its_name() throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      var image = registry.pushImage("team/app", "1", "layer");

      var layout = folder.resolve("team/app");
      assertThat(layout.resolve("oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
      assertThat(Files.readString(layout.resolve("index.json")))
          .contains(image.toString(), "\"org.opencontainers.image.ref.name\":\"1\"");
      assertThat(layout.resolve("blobs/sha256").resolve(image.hex())).exists();
    }
  }

  @Test
  void a_layout_that_is_put_there_is_served() throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      registry.pushImage("a", "1", "layer");
      Files.move(folder.resolve("a"), folder.resolve("b"));

      assertThat(registry.get("/v2/b/manifests/1").statusCode()).isEqualTo(200);
      assertThat(registry.get("/v2/a/manifests/1").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void many_pushes_at_once_all_arrive() throws Exception {
    try (var registry = new RunningRegistry(folder);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var pushes =
          IntStream.range(0, 32)
              .mapToObj(
                  i -> (Callable<Digest>) () -> registry.pushImage("a", "t" + i, "layer " + i))
              .toList();

      for (Future<Digest> pushed : clients.invokeAll(pushes)) {
        assertThat(registry.head("/v2/a/manifests/" + pushed.get()).statusCode()).isEqualTo(200);
      }
      assertThat(json(registry.get("/v2/a/tags/list")).path("tags")).hasSize(32);
    }
  }

  @Test
  void every_answer_was_heard_of_before_it_came() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<String>());
    var options =
        EmbeddedOptions.defaults()
            .with((method, target, status) -> heard.add(method + " " + target + " " + status));
    try (var registry = new RunningRegistry(folder, options)) {
      registry.get("/v2/a/tags/list?n=1");
      assertThat(heard).containsExactly("GET /v2/a/tags/list?n=1 404");
      registry.head("/v2/");
      assertThat(heard).contains("HEAD /v2/ 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a..b", "a/../b", "a//b", "-a", "_catalog", "a%2F..%2Fb", "a%0Ab"})
  void what_is_no_name_is_refused(String name) throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      HttpResponse<byte[]> answer = registry.get("/v2/" + name + "/tags/list");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(code(answer)).isEqualTo("NAME_INVALID");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v2/ | GET, HEAD",
        "/v2/a/tags/list | GET, HEAD",
        "/v2/a/manifests/1 | GET, HEAD, PUT, DELETE",
        "/v2/a/blobs/sha256:0 | GET, HEAD, DELETE",
        "/v2/a/blobs/uploads/1 | GET, PATCH, PUT, DELETE"
      })
  void a_wrong_method_is_told_the_right_ones(String path, String allowed) throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      var answer = registry.send("POST", path);

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo(allowed);
    }
  }

  @Test
  void an_upload_that_breaks_off_can_go_on() throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      var location = registry.openUpload("a");
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), registry.registry.port())) {
        var request =
            "PATCH " + location + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }

      assertThat(header(registry.get(location), "Range")).isEqualTo("0-4");
      var digest = Digest.of(bytes("0123456789"));
      assertThat(registry.put(location + "?digest=" + digest, bytes("56789")).statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void an_error_of_the_disk_is_one_of_the_server() throws Exception {
    try (var registry = new RunningRegistry(folder)) {
      registry.pushImage("a", "1", "layer");
      Files.move(folder.resolve("a/blobs"), folder.resolve("moved"));
      Files.createSymbolicLink(folder.resolve("a/blobs"), folder.resolve("moved"));

      var answer = registry.get("/v2/a/manifests/1");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_closed_registry_leaves_its_port() throws Exception {
    int port;
    try (var first = new RunningRegistry(folder)) {
      first.get("/v2/");
      port = first.registry.port();
    }

    try (var second = EmbeddedRegistry.start(port, folder, EmbeddedOptions.defaults())) {
      assertThat(second.host()).isEqualTo("127.0.0.1:" + port);
    }
  }
}
