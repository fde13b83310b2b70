package io.github.imagesync.registry.embedded;

import static io.github.imagesync.registry.embedded.RunningRegistry.OCI_INDEX;
import static io.github.imagesync.registry.embedded.RunningRegistry.OCI_MANIFEST;
import static io.github.imagesync.registry.embedded.RunningRegistry.bytes;
import static io.github.imagesync.registry.embedded.RunningRegistry.code;
import static io.github.imagesync.registry.embedded.RunningRegistry.descriptor;
import static io.github.imagesync.registry.embedded.RunningRegistry.header;
import static io.github.imagesync.registry.embedded.RunningRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.imagesync.oci.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// distribution-spec, "Listing Tags" and "Listing Referrers"; and the catalog.
class ContentDiscoveryTest {

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
  void tags_are_listed_byte_by_byte() throws Exception {
    push("b", "B", "a", "_", "10", "9");

    var answer = json(registry.get("/v2/a/tags/list"));

    assertThat(answer.path("name").asText()).isEqualTo("a");
    assertThat(texts(answer.path("tags"))).containsExactly("10", "9", "B", "_", "a", "b");
  }

  @Test
  void tags_come_in_pages_of_n_after_last() throws Exception {
    push("1", "2", "3", "4");

    var page = registry.get("/v2/a/tags/list?n=2&last=1");
    var rest = registry.get("/v2/a/tags/list?last=3");

    assertThat(texts(json(page).path("tags"))).containsExactly("2", "3");
    assertThat(header(page, "Link")).isEqualTo("</v2/a/tags/list?n=2&last=3>; rel=\"next\"");
    assertThat(texts(json(rest).path("tags"))).containsExactly("4");
    assertThat(rest.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void no_tags_are_wanted_with_n_zero() throws Exception {
    push("1");

    var answer = registry.get("/v2/a/tags/list?n=0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("tags")).isEmpty();
    assertThat(answer.headers().firstValue("Link")).isEmpty();
    assertThat(registry.get("/v2/a/tags/list?n=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void pages_can_be_forced_on_clients_that_ask_for_none() throws Exception {
    restart(EmbeddedOptions.defaults().withPagesOf(2));
    push("1", "2", "3", "4", "5");

    var tags = new ArrayList<String>();
    var next = "/v2/a/tags/list";
    while (!next.startsWith("(no")) {
      var answer = registry.get(next);
      tags.addAll(texts(json(answer).path("tags")));
      next = header(answer, "Link").replaceAll("[<>]|; rel=.*", "");
    }

    assertThat(tags).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void a_repository_without_tags_has_an_empty_list_and_an_unknown_one_none() throws Exception {
    registry.pushBlob("a", bytes("blob"));

    assertThat(json(registry.get("/v2/a/tags/list")).path("tags").isArray()).isTrue();
    assertThat(code(registry.get("/v2/b/tags/list"))).isEqualTo("NAME_UNKNOWN");
  }

  @Test
  void the_catalog_lists_repositories() throws Exception {
    registry.pushBlob("z/y/x", bytes("blob"));
    registry.pushBlob("a", bytes("blob"));
    registry.openUpload("not/yet");

    var answer = json(registry.get("/v2/_catalog"));

    assertThat(texts(answer.path("repositories"))).containsExactly("a", "z/y/x");
  }

  @Test
  void referrers_are_listed_with_artifact_type_and_annotations() throws Exception {
    var subject = registry.pushImage("a", "1", "layer");
    var manifest =
        registry.image(
            "a",
            "sbom",
            refersTo(subject) + "\"artifactType\":\"x/sbom\",\"annotations\":{\"k\":\"v\"},");

    var pushed = registry.pushManifest("a", Digest.of(manifest).toString(), manifest);
    var answer = registry.get("/v2/a/referrers/" + subject);

    assertThat(header(pushed, "OCI-Subject")).isEqualTo(subject.toString());
    assertThat(header(answer, "Content-Type")).isEqualTo(OCI_INDEX);
    assertThat(json(answer).path("schemaVersion").asInt()).isEqualTo(2);
    var referrer = json(answer).path("manifests").path(0);
    assertThat(referrer.path("digest").asText()).isEqualTo(Digest.of(manifest).toString());
    assertThat(referrer.path("size").asInt()).isEqualTo(manifest.length);
    assertThat(referrer.path("mediaType").asText()).isEqualTo(OCI_MANIFEST);
    assertThat(referrer.path("artifactType").asText()).isEqualTo("x/sbom");
    assertThat(referrer.path("annotations").path("k").asText()).isEqualTo("v");
  }

  @Test
  void referrers_can_be_asked_by_artifact_type_which_may_be_the_configs() throws Exception {
    var subject = Digest.of(bytes("not there, and that is fine"));
    var typed = registry.image("a", "1", refersTo(subject) + "\"artifactType\":\"x/y\",");
    var plain = registry.image("a", "2", refersTo(subject));
    registry.pushManifest("a", "typed", typed);
    registry.pushManifest("a", "plain", plain);

    var answer =
        registry.get("/v2/a/referrers/" + subject + "?artifactType=application/vnd.example.config");

    assertThat(header(answer, "OCI-Filters-Applied")).isEqualTo("artifactType");
    assertThat(json(answer).path("manifests")).hasSize(1);
    assertThat(json(answer).path("manifests").path(0).path("digest").asText())
        .isEqualTo(Digest.of(plain).toString());
  }

  @Test
  void a_deleted_referrer_is_not_listed() throws Exception {
    var subject = registry.pushImage("a", "1", "layer");
    var manifest = registry.image("a", "sbom", refersTo(subject));
    registry.pushManifest("a", "sbom", manifest);

    registry.send("DELETE", "/v2/a/manifests/" + Digest.of(manifest));

    assertThat(json(registry.get("/v2/a/referrers/" + subject)).path("manifests")).isEmpty();
  }

  @Test
  void what_is_unknown_has_no_referrers_and_a_malformed_digest_is_refused() throws Exception {
    var unknown = registry.get("/v2/nowhere/referrers/" + Digest.of(bytes("x")));

    assertThat(unknown.statusCode()).isEqualTo(200);
    assertThat(json(unknown).path("manifests").isArray()).isTrue();
    assertThat(registry.get("/v2/nowhere/referrers/sha256:x").statusCode()).isEqualTo(400);
  }

  private void restart(EmbeddedOptions options) throws Exception {
    registry.close();
    registry = new RunningRegistry(folder, options);
  }

  private void push(String... tags) throws Exception {
    for (var tag : tags) {
      registry.pushImage("a", tag, "layer");
    }
  }

  private static String refersTo(Digest subject) {
    return "\"subject\":"
        + descriptor(OCI_MANIFEST, new byte[0])
            .replace(Digest.of(new byte[0]).toString(), subject.toString())
        + ",";
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
