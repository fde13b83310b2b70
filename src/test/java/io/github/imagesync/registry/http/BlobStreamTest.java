package io.github.imagesync.registry.http;

import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.layer;
import static io.github.imagesync.registry.http.ScriptedServer.answer;
import static io.github.imagesync.registry.http.ScriptedServer.brokenOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.ScriptedServer.Reply;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobStreamTest {

  private static final byte[] BYTES = bytes(1, 100_000);
  private static final Descriptor BLOB = layer(BYTES);
  private static final String GET = "GET /v2/team/a/blobs/" + BLOB.digest();

  private final ScriptedServer server = new ScriptedServer();
  private final Rig rig = Rig.anonymous();

  @AfterEach
  void close() {
    rig.close();
    server.close();
  }

  @Test
  void a_stream_that_breaks_goes_on_where_it_was() throws IOException {
    server.on(GET, brokenOff(200, BYTES, 40_000), range(40_000, 30_000), range(70_000, 30_000));

    assertThat(read()).isEqualTo(BYTES);
    assertThat(server.seen().stream().map(s -> s.header("Range")))
        .containsExactly("none", "bytes=40000-", "bytes=70000-");
    assertThat(rig.time.sleeps()).isEmpty();
  }

  @Test
  void a_server_that_knows_no_ranges_sends_what_we_have_again() throws IOException {
    server.on(GET, brokenOff(200, BYTES, 40_000), answer(200, BYTES));

    assertThat(read()).isEqualTo(BYTES);
  }

  @Test
  void a_stream_goes_on_as_long_as_each_connection_brings_something() throws IOException {
    var replies = new Reply[10];
    replies[0] = brokenOff(200, BYTES, 10_000);
    for (int i = 1; i < 10; i++) {
      replies[i] = range(i * 10_000, 10_000);
    }
    server.on(GET, replies);

    assertThat(read()).isEqualTo(BYTES);
  }

  @Test
  void a_stream_that_brings_nothing_more_is_an_error_that_names_the_source() {
    server.on(GET, brokenOff(200, BYTES, 40_000), range(40_000, 0));

    assertThatThrownBy(this::read)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
          assertThat(e).hasMessageContaining(server.host() + "/team/a: GET http");
        });
    assertThat(server.lines()).hasSize(1 + Rig.SETTINGS.retries());
  }

  @Test
  void another_range_than_asked_for_is_never_read_as_ours() {
    server.on(
        GET,
        brokenOff(200, BYTES, 40_000),
        answer(
            206,
            Arrays.copyOfRange(BYTES, 50_000, 100_000),
            "Content-Range: bytes 50000-99999/100000"));

    assertThatThrownBy(this::read)
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNEXPECTED));
  }

  @Test
  void a_blob_that_is_closed_early_gives_its_connection_back() throws IOException {
    server.on(GET, answer(200, BYTES));
    var source = rig.source(server, "team/a");

    for (int i = 0; i < 2 * Rig.SETTINGS.connections(); i++) {
      try (var in = source.blob(BLOB)) {
        assertThat(in.read()).isGreaterThanOrEqualTo(0);
      }
    }
    assertThat(server.lines()).hasSize(2 * Rig.SETTINGS.connections());
  }

  private byte[] read() throws IOException {
    try (var in = rig.source(server, "team/a").blob(BLOB)) {
      return in.readAllBytes();
    }
  }

  /// Promises all from here on, and sends some of it.
  private static Reply range(int from, int sent) {
    return brokenOff(
        206,
        Arrays.copyOfRange(BYTES, from, BYTES.length),
        sent,
        "Content-Range: bytes %d-%d/%d".formatted(from, BYTES.length - 1, BYTES.length));
  }
}
