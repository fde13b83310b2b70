package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// distribution-spec, "Pushing blobs".
class PushingBlobsTest {

  private static final byte[] CONTENT = bytes("0123456789");
  private static final Digest DIGEST = Digest.of(CONTENT);

  private @TempDir Path folder;
  private RunningRegistry registry;

  @BeforeEach
  void start() throws Exception {
    registry = new RunningRegistry(folder);
  }

  @AfterEach
  void stop() throws Exception {
    registry.close();
  }

  @ParameterizedTest
  @EnumSource(Digest.Algorithm.class)
  void post_then_put_makes_a_blob_that_can_be_pulled(Digest.Algorithm algorithm) throws Exception {
    var digest = Digest.of(algorithm, CONTENT);
    var location = registry.openUpload("a");

    var pushed = registry.put(location + "?digest=" + digest, CONTENT);

    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(registry.get(header(pushed, "Location")).body()).isEqualTo(CONTENT);
  }

  @Test
  void a_single_post_makes_a_blob() throws Exception {
    var pushed =
        registry.send(
            "POST", "/v2/a/blobs/uploads/?digest=" + DIGEST, BodyPublishers.ofByteArray(CONTENT));

    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(registry.get(header(pushed, "Location")).body()).isEqualTo(CONTENT);
  }

  @Test
  void a_stream_of_unknown_length_makes_a_blob() throws Exception {
    var location = registry.openUpload("a");

    var patched =
        registry.send(
            "PATCH",
            location,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTENT)));
    var pushed = registry.put(header(patched, "Location") + "?digest=" + DIGEST, new byte[0]);

    assertThat(patched.statusCode()).isEqualTo(202);
    assertThat(header(patched, "Range")).isEqualTo("0-9");
    assertThat(pushed.statusCode()).isEqualTo(201);
  }

  @Test
  void a_blob_may_be_empty() throws Exception {
    var nothing = registry.pushBlob("a", new byte[0]);

    var pulled = registry.get("/v2/a/blobs/" + nothing);

    assertThat(pulled.statusCode()).isEqualTo(200);
    assertThat(header(pulled, "Content-Length")).isEqualTo("0");
    assertThat(pulled.body()).isEmpty();
  }

  @Test
  void chunks_in_order_make_a_blob() throws Exception {
    var location = registry.openUpload("a");

    var first = chunk("PATCH", location, 0, 4, "0-3");
    var last = chunk("PUT", header(first, "Location") + "?digest=" + DIGEST, 4, 10, "4-9");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(registry.get("/v2/a/blobs/" + DIGEST).body()).isEqualTo(CONTENT);
  }

  @Test
  void a_chunk_out_of_order_is_refused_and_the_upload_goes_on() throws Exception {
    var location = registry.openUpload("a");
    chunk("PATCH", location, 0, 4, "0-3");

    var skipped = chunk("PATCH", location, 6, 10, "6-9");
    var status = registry.get(location);
    var last = chunk("PUT", location + "?digest=" + DIGEST, 4, 10, "4-9");

    assertThat(skipped.statusCode()).isEqualTo(416);
    assertThat(status.statusCode()).isEqualTo(204);
    assertThat(header(status, "Range")).isEqualTo("0-3");
    assertThat(last.statusCode()).isEqualTo(201);
  }

  @Test
  void a_last_chunk_out_of_order_is_refused_and_the_upload_goes_on() throws Exception {
    var location = registry.openUpload("a");
    chunk("PATCH", location, 0, 4, "0-3");

    var again = chunk("PUT", location + "?digest=" + DIGEST, 0, 4, "0-3");

    assertThat(again.statusCode()).isEqualTo(416);
    assertThat(header(registry.get(location), "Range")).isEqualTo("0-3");
  }

  @Test
  void a_chunk_whose_range_and_length_differ_is_refused() throws Exception {
    var location = registry.openUpload("a");

    var answer = chunk("PATCH", location, 0, 4, "0-9");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("SIZE_INVALID");
  }

  @Test
  void sha512_may_be_named_only_at_the_end() throws Exception {
    var digest = Digest.of(Digest.Algorithm.SHA512, CONTENT);
    var location = registry.openUpload("a");
    chunk("PATCH", location, 0, 4, "0-3");

    var last = chunk("PUT", location + "?digest=" + digest, 4, 10, "4-9");

    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(registry.get("/v2/a/blobs/" + digest).body()).isEqualTo(CONTENT);
  }

  @Test
  void content_with_another_digest_is_refused_and_not_stored() throws Exception {
    var location = registry.openUpload("a");

    var answer = registry.put(location + "?digest=" + DIGEST, bytes("something else"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("DIGEST_INVALID");
    assertThat(registry.head("/v2/a/blobs/" + DIGEST).statusCode()).isEqualTo(404);
    assertThat(registry.get(location).statusCode()).isEqualTo(404);
  }

  @Test
  void a_digest_of_an_unknown_algorithm_is_refused() throws Exception {
    var location = registry.openUpload("a");

    assertThat(code(registry.put(location + "?digest=md5:00", CONTENT)))
        .isEqualTo("DIGEST_INVALID");
    assertThat(code(registry.put(location, CONTENT))).isEqualTo("DIGEST_INVALID");
    assertThat(code(registry.send("POST", "/v2/a/blobs/uploads/?digest-algorithm=md5")))
        .isEqualTo("DIGEST_INVALID");
  }

  @Test
  void a_cancelled_upload_is_gone() throws Exception {
    var location = registry.openUpload("a");

    var cancelled = registry.send("DELETE", location);

    assertThat(cancelled.statusCode()).isEqualTo(204);
    assertThat(code(registry.get(location))).isEqualTo("BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void an_upload_belongs_to_its_repository() throws Exception {
    var location = registry.openUpload("a");

    var answer = registry.get(location.replace("/v2/a/", "/v2/b/"));

    assertThat(code(answer)).isEqualTo("BLOB_UPLOAD_UNKNOWN");
  }

  @Test
  void a_blob_larger_than_any_buffer_arrives_whole() throws Exception {
    var large = new byte[3_000_001];
    new Random(7).nextBytes(large);

    var digest = registry.pushBlob("a", large);

    assertThat(registry.get("/v2/a/blobs/" + digest).body()).isEqualTo(large);
  }

  private java.net.http.HttpResponse<byte[]> chunk(
      String method, String location, int from, int to, String range) throws Exception {
    return registry.send(
        method,
        location,
        BodyPublishers.ofByteArray(CONTENT, from, to - from),
        "Content-Range",
        range);
  }
}
