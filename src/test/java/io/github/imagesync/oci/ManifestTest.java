package io.github.imagesync.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static final Digest A = Digest.of(new byte[] {1});
  private static final Digest B = Digest.of(new byte[] {2});

  private static Manifest parse(String json) {
    return parse(json, null);
  }

  private static Manifest parse(String json, @Nullable MediaType given) {
    return Manifest.parse(json.getBytes(StandardCharsets.UTF_8), given);
  }

  private static String descriptor(Digest digest, String more) {
    return "{\"mediaType\":\"application/x\",\"digest\":\"%s\",\"size\":7%s}"
        .formatted(digest, more);
  }

  @Test
  void the_bytes_are_kept_and_give_the_digest() {
    var json = "{ \"layers\" : [ ] }\n";
    var manifest = parse(json);

    assertThat(manifest.content().bytes()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    assertThat(manifest.digest()).isEqualTo(Digest.of(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(manifest.size()).isEqualTo(json.length());
  }

  @Test
  void an_image_needs_its_config_and_each_layer_once_but_no_foreign_ones() {
    var manifest =
        parse(
            "{\"config\":%s,\"layers\":[%s,%s,{\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\",\"digest\":\"%s\",\"size\":1,\"urls\":[\"https://x\"]}],\"annotations\":{\"a\":\"b\"},\"subject\":%s,\"artifactType\":\"t/x\"}"
                .formatted(
                    descriptor(A, ""),
                    descriptor(B, ""),
                    descriptor(B, ""),
                    Digest.of(new byte[] {3}),
                    descriptor(A, "")));

    assertThat(manifest).isInstanceOf(Manifest.Image.class);
    assertThat(manifest.blobs().stream().map(Descriptor::digest)).containsExactly(A, B);
    assertThat(manifest.children()).isEmpty();
    assertThat(manifest.annotations()).containsEntry("a", "b");
    assertThat(manifest.subject()).isNotNull();
    assertThat(((Manifest.Image) manifest).layers()).hasSize(3);
    assertThat(((Manifest.Image) manifest).artifactType()).isEqualTo("t/x");
  }

  @Test
  void an_index_needs_its_children_with_their_platforms() {
    var platform =
        ",\"platform\":{\"os\":\"windows\",\"architecture\":\"amd64\",\"os.version\":\"10\",\"os.features\":[\"f\"]}";
    var manifest =
        parse("{\"manifests\":[%s,%s]}".formatted(descriptor(A, platform), descriptor(B, "")));

    assertThat(manifest.mediaType()).isEqualTo(MediaType.OCI_INDEX);
    assertThat(manifest.blobs()).isEmpty();
    assertThat(manifest.children().getFirst().platform())
        .isEqualTo(new Platform("windows", "amd64", null, "10", List.of("f")));
    assertThat(manifest.children().getLast().platform()).isNull();
  }

  @Test
  void an_artifact_manifest_needs_its_blobs() {
    var manifest = parse("{\"blobs\":[" + descriptor(A, "") + "]}", MediaType.OCI_ARTIFACT);

    assertThat(manifest.blobs().stream().map(Descriptor::digest)).containsExactly(A);
    assertThat(manifest.mediaType()).isEqualTo(MediaType.OCI_ARTIFACT);
  }

  @Test
  void the_first_schema_needs_its_layers_each_once() {
    var manifest =
        parse(
            "{\"schemaVersion\":1,\"fsLayers\":[{\"blobSum\":\"%s\"},{\"blobSum\":\"%s\"}]}"
                .formatted(A, A));

    assertThat(manifest).isInstanceOf(Manifest.Schema1.class);
    assertThat(manifest.blobs()).hasSize(1);
    assertThat(manifest.mediaType()).isEqualTo(MediaType.DOCKER_SCHEMA1);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.x+json, application/vnd.x+json",
    "application/vnd.x+json; charset=utf-8, application/vnd.x+json",
    "application/json, application/inside",
    "text/plain, application/inside",
    "application/octet-stream, application/inside",
    "'', application/inside"
  })
  void the_media_type_is_the_registrys_where_it_says_something(String given, String counts) {
    var manifest = parse("{\"mediaType\":\"application/inside\"}", new MediaType(given));

    assertThat(manifest.mediaType()).hasToString(counts);
  }

  @Test
  void null_lists_are_empty_as_go_writes_them() {
    assertThat(parse("{\"config\":null,\"layers\":null,\"annotations\":null}").blobs()).isEmpty();
    assertThat(parse("{\"manifests\":null}").children()).isEmpty();
  }

  @Test
  void a_size_may_be_larger_than_32_bits() {
    var json =
        "{\"layers\":[{\"mediaType\":\"x\",\"digest\":\"%s\",\"size\":5000000000}]}".formatted(A);

    assertThat(parse(json).blobs().getFirst().size()).isEqualTo(5_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "\"7\"", "1.5", "1e30", "99999999999999999999", "null", "true", "{}", "[]"})
  void a_size_that_is_no_whole_number_is_malformed(String size) {
    var json =
        "{\"layers\":[{\"mediaType\":\"x\",\"digest\":\"%s\",\"size\":%s}]}".formatted(A, size);

    assertThatExceptionOfType(MalformedManifest.class).isThrownBy(() -> parse(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "\"a\"",
        "5",
        "null",
        "{",
        "<html>",
        "{\"layers\":{}}",
        "{\"layers\":\"x\"}",
        "{\"layers\":[5]}",
        "{\"layers\":[{}]}",
        "{\"layers\":[null]}",
        "{\"manifests\":{}}",
        "{\"manifests\":[[]]}",
        "{\"config\":\"x\"}",
        "{\"config\":{\"digest\":\"sha256:1\",\"size\":1}}",
        "{\"config\":{\"digest\":5,\"size\":1}}",
        "{\"fsLayers\":[{}]}",
        "{\"fsLayers\":5}",
        "{\"subject\":[]}",
        "{\"blobs\":7}"
      })
  void garbage_is_a_malformed_manifest(String text) {
    assertThatExceptionOfType(MalformedManifest.class).isThrownBy(() -> parse(text));
  }

  @Test
  void deep_nesting_and_random_bytes_are_malformed_or_read_and_nothing_else() {
    assertThatExceptionOfType(MalformedManifest.class)
        .isThrownBy(() -> parse("{\"a\":".repeat(100_000)));
    var seed =
        "{\"config\":%s,\"layers\":[%s],\"manifests\":null}"
            .formatted(descriptor(A, ""), descriptor(B, ""));
    var random = new Random(3);
    for (int round = 0; round < 3_000; round++) {
      var bytes = seed.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "{}[],:\"0n".charAt(random.nextInt(9));
      }
      try {
        assertThat(Manifest.parse(bytes, null).size()).isEqualTo(bytes.length);
      } catch (MalformedManifest e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
