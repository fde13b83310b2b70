package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// distribution-spec, "Pulling blobs", "Deleting Blobs", "Mounting a blob from another repository".
class PullingBlobsTest {

  private @TempDir Path folder;
  private RunningRegistry registry;
  private String blob;

  @BeforeEach
  void pushABlob() throws Exception {
    registry = new RunningRegistry(folder);
    blob = "/v2/a/blobs/" + registry.pushBlob("a", bytes("0123456789"));
  }

  @AfterEach
  void stop() throws Exception {
    registry.close();
  }

  @Test
  void head_tells_size_and_digest() throws Exception {
    var answer = registry.head(blob);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("10");
    assertThat(blob).endsWith(header(answer, "Docker-Content-Digest"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-2, 89, bytes 8-9/10",
    "bytes=8-500, 89, bytes 8-9/10"
  })
  void a_range_is_answered_with_that_part(String range, String content, String told)
      throws Exception {
    var answer = registry.get(blob, "Range", range);

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(header(answer, "Content-Range")).isEqualTo(told);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=5-2", "bytes=-0"})
  void a_range_outside_is_refused(String range) throws Exception {
    var answer = registry.get(blob, "Range", range);

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "lines=1-2", "bytes=-"})
  void a_range_of_another_kind_is_ignored(String range) throws Exception {
    assertThat(registry.get(blob, "Range", range).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_blob_is_not_found() throws Exception {
    var unknown = "/v2/a/blobs/" + Digest.of(bytes("unknown"));

    assertThat(code(registry.get(unknown))).isEqualTo("BLOB_UNKNOWN");
    assertThat(registry.head(unknown).statusCode()).isEqualTo(404);
    assertThat(code(registry.get(unknown.replace("/a/", "/b/")))).isEqualTo("NAME_UNKNOWN");
    assertThat(code(registry.get("/v2/a/blobs/sha256:short"))).isEqualTo("DIGEST_INVALID");
  }

  @Test
  void a_deleted_blob_is_gone_in_its_repository_only() throws Exception {
    var mounted = mount("b", "&from=a");

    assertThat(registry.send("DELETE", blob).statusCode()).isEqualTo(202);

    assertThat(registry.head(blob).statusCode()).isEqualTo(404);
    assertThat(registry.send("DELETE", blob).statusCode()).isEqualTo(404);
    assertThat(registry.get(header(mounted, "Location")).body()).isEqualTo(bytes("0123456789"));
  }

  @Test
  void a_mount_makes_the_blob_appear_without_a_byte() throws Exception {
    var mounted = mount("b/c", "&from=a");

    assertThat(mounted.statusCode()).isEqualTo(201);
    assertThat(header(mounted, "Location")).startsWith("/v2/b/c/blobs/sha256:");
    assertThat(registry.head(header(mounted, "Location")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_mount_may_leave_out_where_from() throws Exception {
    assertThat(mount("b", "").statusCode()).isEqualTo(201);
  }

  @Test
  void a_mount_of_what_is_not_there_opens_an_upload() throws Exception {
    var answer = mount("b", "&from=nowhere");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(registry.get(header(answer, "Location")).statusCode()).isEqualTo(204);
  }

  private java.net.http.HttpResponse<byte[]> mount(String name, String from) throws Exception {
    var digest = blob.substring(blob.lastIndexOf('/') + 1);
    return registry.send("POST", "/v2/" + name + "/blobs/uploads/?mount=" + digest + from);
  }
}
