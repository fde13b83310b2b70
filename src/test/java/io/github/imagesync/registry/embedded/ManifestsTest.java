package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.OCI_INDEX;
import static io.github.imagesync.registry.embedded.RunningRegistry.OCI_MANIFEST;
import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.descriptor;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static io.github.imagesync.registry.embedded.RunningRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// distribution-spec, "Pushing Manifests", "Pulling manifests", "Deleting Manifests".
class ManifestsTest {

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

  @Test
  void a_manifest_comes_back_as_it_was_sent() throws Exception {
    var manifest = new String(registry.image("a", "layer", ""), StandardCharsets.UTF_8) + " \n";
    var digest = Digest.of(bytes(manifest));

    var pushed = registry.pushManifest("a", "1", bytes(manifest));
    var pulled = registry.get("/v2/a/manifests/1");

    assertThat(pushed.statusCode()).isEqualTo(201);
    assertThat(header(pushed, "Location")).isEqualTo("/v2/a/manifests/" + digest);
    assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(pulled.body()).isEqualTo(bytes(manifest));
    assertThat(header(pulled, "Content-Type")).isEqualTo(OCI_MANIFEST);
    assertThat(registry.get(header(pushed, "Location")).body()).isEqualTo(bytes(manifest));
  }

  @Test
  void head_tells_size_digest_and_type() throws Exception {
    var digest = registry.pushImage("a", "1", "layer");
    var size = registry.get("/v2/a/manifests/1").body().length;

    var answer = registry.head("/v2/a/manifests/1");

    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(size));
    assertThat(header(answer, "Docker-Content-Digest")).isEqualTo(digest.toString());
    assertThat(header(answer, "Content-Type")).isEqualTo(OCI_MANIFEST);
  }

  @Test
  void the_media_type_is_kept_without_parameters() throws Exception {
    var docker = "application/vnd.docker.distribution.manifest.v2+json";
    registry.image("a", "layer", "");
    var manifest = bytes("{\"schemaVersion\":2,\"layers\":[]}");

    registry.put("/v2/a/manifests/1", manifest, "Content-Type", docker + "; charset=utf-8");

    assertThat(header(registry.head("/v2/a/manifests/1"), "Content-Type")).isEqualTo(docker);
  }

  @Test
  void a_pushed_tag_moves() throws Exception {
    var first = registry.pushImage("a", "1", "first");
    var second = registry.pushImage("a", "1", "second");

    assertThat(header(registry.head("/v2/a/manifests/1"), "Docker-Content-Digest"))
        .isEqualTo(second.toString());
    assertThat(registry.head("/v2/a/manifests/" + first).statusCode()).isEqualTo(200);
  }

  @Test
  void a_manifest_whose_blobs_are_missing_is_refused() throws Exception {
    var manifest = registry.image("elsewhere", "layer", "");

    var answer = registry.pushManifest("a", "1", manifest);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("MANIFEST_BLOB_UNKNOWN");
  }

  @Test
  void an_index_whose_children_are_missing_is_refused() throws Exception {
    var child = registry.image("a", "layer", "");
    var index = index(child);

    var early = registry.put("/v2/a/manifests/1", index, "Content-Type", OCI_INDEX);
    registry.pushManifest("a", Digest.of(child).toString(), child);
    var late = registry.put("/v2/a/manifests/1", index, "Content-Type", OCI_INDEX);

    assertThat(code(early)).isEqualTo("MANIFEST_BLOB_UNKNOWN");
    assertThat(late.statusCode()).isEqualTo(201);
  }

  @Test
  void a_manifest_pushed_as_a_blob_is_no_manifest() throws Exception {
    var manifest = registry.image("a", "layer", "");

    var digest = registry.pushBlob("a", manifest);

    assertThat(registry.head("/v2/a/manifests/" + digest).statusCode()).isEqualTo(404);
  }

  @Test
  void layers_that_lie_elsewhere_may_be_missing() throws Exception {
    registry.pushBlob("a", bytes("{}"));
    var foreign =
        """
        {"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar","digest":"%s",\
        "size":5,"urls":["https://example.com/layer"]}\
        """
            .formatted(Digest.of(bytes("elsewhere")));
    var manifest =
        "{\"schemaVersion\":2,\"config\":"
            + descriptor("application/vnd.example.config", bytes("{}"))
            + ",\"layers\":["
            + foreign
            + "]}";

    assertThat(registry.pushManifest("a", "1", bytes(manifest)).statusCode()).isEqualTo(201);
  }

  @Test
  void a_manifest_pushed_by_another_digest_is_refused() throws Exception {
    var manifest = registry.image("a", "layer", "");
    var other = Digest.of(bytes("other"));

    var answer = registry.pushManifest("a", other.toString(), manifest);

    assertThat(code(answer)).isEqualTo("DIGEST_INVALID");
    assertThat(registry.head("/v2/a/manifests/" + other).statusCode()).isEqualTo(404);
  }

  @Test
  void a_push_by_digest_may_carry_tags() throws Exception {
    var manifest = registry.image("a", "layer", "");
    var digest = Digest.of(Digest.Algorithm.SHA512, manifest);

    var pushed = registry.pushManifest("a", digest + "?tag=1&tag=1.2&tag=latest", manifest);

    assertThat(header(pushed, "OCI-Tag")).isEqualTo("1, 1.2, latest");
    assertThat(header(registry.head("/v2/a/manifests/1.2"), "Docker-Content-Digest"))
        .isEqualTo(digest.toString());
  }

  @Test
  void what_is_no_manifest_is_refused() throws Exception {
    var manifest = new String(registry.image("a", "layer", ""), StandardCharsets.UTF_8);
    var asIndex = registry.put("/v2/a/manifests/1", bytes(manifest), "Content-Type", OCI_INDEX);

    assertThat(code(registry.pushManifest("a", "1", bytes("no json"))))
        .isEqualTo("MANIFEST_INVALID");
    assertThat(code(registry.pushManifest("a", "1", bytes("{}")))).isEqualTo("MANIFEST_INVALID");
    assertThat(code(registry.pushManifest("a", "-x", bytes(manifest))))
        .isEqualTo("MANIFEST_INVALID");
    assertThat(code(asIndex)).isEqualTo("MANIFEST_INVALID");
  }

  @Test
  void a_manifest_over_4_mebibytes_is_too_large() throws Exception {
    var large = bytes("{\"schemaVersion\":2,\"layers\":[],\"x\":\"" + "x".repeat(4 << 20) + "\"}");
    var largest =
        bytes("{\"schemaVersion\":2,\"layers\":[],\"x\":\"" + "x".repeat((4 << 20) - 38) + "\"}");

    assertThat(registry.pushManifest("a", "1", large).statusCode()).isEqualTo(413);
    assertThat(registry.pushManifest("a", "1", largest).statusCode()).isEqualTo(201);
  }

  @Test
  void a_deleted_tag_leaves_its_manifest() throws Exception {
    var digest = registry.pushImage("a", "1", "layer");

    var deleted = registry.send("DELETE", "/v2/a/manifests/1");

    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(code(registry.get("/v2/a/manifests/1"))).isEqualTo("MANIFEST_UNKNOWN");
    assertThat(registry.head("/v2/a/manifests/" + digest).statusCode()).isEqualTo(200);
    assertThat(json(registry.get("/v2/a/tags/list")).path("tags")).isEmpty();
  }

  @Test
  void a_deleted_manifest_takes_its_tags_along() throws Exception {
    var digest = registry.pushImage("a", "1", "layer");
    registry.pushImage("a", "2", "layer");

    var deleted = registry.send("DELETE", "/v2/a/manifests/" + digest);

    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(registry.head("/v2/a/manifests/" + digest).statusCode()).isEqualTo(404);
    assertThat(registry.head("/v2/a/manifests/2").statusCode()).isEqualTo(404);
    assertThat(registry.send("DELETE", "/v2/a/manifests/" + digest).statusCode()).isEqualTo(404);
  }

  private static byte[] index(byte[] child) {
    return bytes(
        """
        {"schemaVersion":2,"mediaType":"%s","manifests":[%s]}\
        """
            .formatted(OCI_INDEX, descriptor(OCI_MANIFEST, child)));
  }
}
