package io.github.imagesync.registry;

import static io.github.imagesync.registry.TestContent.about;
import static io.github.imagesync.registry.TestContent.bytes;
import static io.github.imagesync.registry.TestContent.content;
import static io.github.imagesync.registry.TestContent.image;
import static io.github.imagesync.registry.TestContent.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What we rely on in a registry, asked through our own client. Implementors give a client for one
/// registry and a repository in it that no other test has used.
interface RegistryContract {

  /// The client, and the counts of its requests.
  TestClient client();

  /// Another repository each time, where nothing is yet.
  Repository newRepository();

  @Test
  default void an_image_is_read_back_byte_for_byte_by_tag_and_by_digest() {
    var destination = client().destination(newRepository());
    var image = pushImage(destination, 1, new Tag("7"));

    var byTag = destination.manifest(new Tag("7")).orElseThrow();
    var byDigest = destination.manifest(image.digest()).orElseThrow();

    assertThat(byTag.content().bytes()).isEqualTo(image.content().bytes());
    assertThat(byTag.digest()).isEqualTo(image.digest());
    assertThat(byTag.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(byDigest.content().bytes()).isEqualTo(image.content().bytes());
  }

  @Test
  default void a_blob_is_read_back_byte_for_byte() throws IOException {
    var destination = client().destination(newRepository());
    var large = bytes(2, 3_000_000);
    destination.startUpload().send(layer(large), content(large));

    assertThat(destination.hasBlob(layer(large))).isTrue();
    try (var in = destination.blob(layer(large))) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
  }

  @Test
  default void the_empty_blob_is_a_blob() throws IOException {
    var destination = client().destination(newRepository());
    var empty = new byte[0];

    destination.startUpload().send(layer(empty), content(empty));

    try (var in = destination.blob(layer(empty))) {
      assertThat(in.readAllBytes()).isEmpty();
    }
  }

  @Test
  default void a_blob_of_unknown_size_is_sent_too() {
    var destination = client().destination(newRepository());
    var bytes = bytes(3, 300_000);
    var unknown = new Descriptor(MediaType.OCTETS, Digest.of(bytes), 0);

    destination.startUpload().send(unknown, content(bytes));

    assertThat(destination.hasBlob(unknown)).isTrue();
  }

  @Test
  default void to_resolve_a_tag_takes_one_head() {
    var destination = client().destination(newRepository());
    var image = pushImage(destination, 4, new Tag("latest"));
    var before = requests();

    var resolved = destination.resolve(new Tag("latest")).orElseThrow();

    assertThat(resolved)
        .isEqualTo(new Descriptor(MediaType.OCI_MANIFEST, image.digest(), image.size()));
    assertThat(requestsSince(before)).isEqualTo(Map.of("HEAD", 1L));
  }

  @Test
  default void what_is_not_there_is_a_value_not_an_error() {
    var destination = client().destination(newRepository());
    var nothing = Digest.of(bytes(5, 10));

    assertThat(destination.tags()).isEmpty();
    assertThat(destination.resolve(new Tag("7"))).isEmpty();
    assertThat(destination.resolve(nothing)).isEmpty();
    assertThat(destination.manifest(new Tag("7"))).isEmpty();
    assertThat(destination.manifest(nothing)).isEmpty();
    assertThat(destination.hasBlob(layer(bytes(5, 10)))).isFalse();
    assertThat(destination.referrers(nothing)).isEmpty();
  }

  @Test
  default void a_blob_that_is_not_there_is_an_error_that_names_image_and_request() {
    var repository = newRepository();
    var missing = layer(bytes(6, 10));

    assertThatThrownBy(() -> client().source(repository).blob(missing))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> {
          assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
          assertThat(e.status()).isEqualTo(404);
          assertThat(e).hasMessageContaining(repository + ": GET http://" + repository.registry());
          assertThat(e).hasMessageContaining("/blobs/" + missing.digest() + " answered 404");
        });
  }

  @Test
  default void all_tags_are_listed_once_however_many_pages_they_fill() {
    var destination = client().destination(newRepository());
    var image = pushImage(destination, 7, new Tag("t00"));
    var expected = new ArrayList<>(List.of(new Tag("t00")));
    for (int i = 1; i < 25; i++) {
      var tag = new Tag("t%02d".formatted(i));
      destination.push(image, tag);
      expected.add(tag);
    }

    assertThat(destination.tags().orElseThrow()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  default void a_manifest_of_a_media_type_that_no_one_knows_keeps_it() {
    var destination = client().destination(newRepository());
    var config = pushBlob(destination, 8);
    var odd =
        TestContent.manifest(
            MediaType.OCI_MANIFEST,
            """
            {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
             "config": {"mediaType": "application/vnd.example.thing+json", "digest": "%s", "size": %d},
             "layers": [], "annotations": {"a": "b"}, "unknown": {"x": [1, 2]}}
            """
                .formatted(config.digest(), config.size()));

    destination.push(odd, odd.digest());

    var read = destination.manifest(odd.digest()).orElseThrow();
    assertThat(read.content().bytes()).isEqualTo(odd.content().bytes());
  }

  @Test
  default void a_mount_moves_no_bytes() {
    var from = client().destination(newRepository());
    var to = client().destination(newRepository());
    var blob = pushBlob(from, 9);
    var before = requests();

    var answer = to.mount(blob, from.repository());

    assertThat(answer).isEqualTo(new MountAnswer.Mounted());
    assertThat(requestsSince(before)).isEqualTo(Map.of("POST", 1L));
    assertThat(to.hasBlob(blob)).isTrue();
  }

  @Test
  default void a_mount_of_what_is_not_there_leaves_the_way_of_an_upload() {
    var to = client().destination(newRepository());
    var bytes = bytes(10, 1000);

    var answer = to.mount(layer(bytes), newRepository());

    switch (answer) {
      case MountAnswer.Opened(var upload) -> upload.send(layer(bytes), content(bytes));
      case MountAnswer.Refused _ -> to.startUpload().send(layer(bytes), content(bytes));
      case MountAnswer.Mounted _ -> throw new AssertionError("mounted what is not there");
    }
    assertThat(to.hasBlob(layer(bytes))).isTrue();
  }

  @Test
  default void content_that_differs_from_its_digest_is_not_stored() {
    var destination = client().destination(newRepository());
    var right = bytes(11, 200_000);
    var wrong = right.clone();
    wrong[199_999]++;

    assertThatThrownBy(() -> destination.startUpload().send(layer(right), content(wrong)))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));

    assertThat(destination.hasBlob(layer(right))).isFalse();
    assertThat(destination.hasBlob(layer(wrong))).isFalse();
  }

  @Test
  default void content_that_ends_early_or_goes_on_too_long_is_not_stored() {
    var destination = client().destination(newRepository());
    var whole = bytes(12, 200_000);
    var blob = layer(whole);
    var longer = new Descriptor(blob.mediaType(), blob.digest(), blob.size() + 1);
    var shorter = new Descriptor(blob.mediaType(), blob.digest(), blob.size() - 1);

    for (var wrong : List.of(longer, shorter)) {
      assertThatThrownBy(() -> destination.startUpload().send(wrong, content(whole)))
          .asInstanceOf(type(RegistryException.class))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
    }
    assertThat(destination.hasBlob(blob)).isFalse();
  }

  @Test
  default void a_manifest_before_its_blobs_is_refused_by_name() {
    var destination = client().destination(newRepository());
    var image = image(layer(bytes(13, 10)), layer(bytes(14, 10)));

    assertThatThrownBy(() -> destination.push(image, new Tag("1")))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(e -> assertThat(e.saysBlobUnknown()).isTrue());
    assertThat(destination.resolve(new Tag("1"))).isEmpty();
  }

  @Test
  default void an_abandoned_upload_is_gone_and_that_is_no_error() {
    var destination = client().destination(newRepository());
    var upload = destination.startUpload();

    upload.abandon();
    upload.abandon();

    assertThatThrownBy(() -> upload.send(layer(bytes(15, 10)), content(bytes(15, 10))))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  default void referrers_are_listed_by_whatever_means_the_registry_has() {
    var destination = client().destination(newRepository());
    var image = pushImage(destination, 16, new Tag("signed"));
    var config = pushBlob(destination, 17);
    var signature = about(image, "application/vnd.example.signature", config);
    var sbom = about(image, "application/vnd.example.sbom", config);

    destination.push(signature, signature.digest());
    destination.push(sbom, sbom.digest());
    destination.push(sbom, sbom.digest());

    var referrers = destination.referrers(image.digest());
    assertThat(referrers)
        .extracting(Descriptor::digest)
        .containsExactlyInAnyOrder(signature.digest(), sbom.digest());
    assertThat(referrers)
        .extracting(Descriptor::artifactType)
        .containsExactlyInAnyOrder(
            "application/vnd.example.signature", "application/vnd.example.sbom");
  }

  private static Descriptor pushBlob(Destination destination, int seed) {
    var bytes = bytes(seed, 1000);
    destination.startUpload().send(layer(bytes), content(bytes));
    return layer(bytes);
  }

  private static Manifest pushImage(Destination destination, int seed, Tag tag) {
    var image = image(pushBlob(destination, 1000 + seed), pushBlob(destination, 2000 + seed));
    destination.push(image, tag);
    return image;
  }

  private Map<String, Long> requests() {
    return client().counts().snapshot().values().stream()
        .findFirst()
        .map(Map::copyOf)
        .orElse(Map.of());
  }

  private Map<String, Long> requestsSince(Map<String, Long> before) {
    var since = new TreeMap<String, Long>();
    requests()
        .forEach((method, number) -> {
          long more = number - before.getOrDefault(method, 0L);
          if (more > 0) {
            since.put(method, more);
          }
        });
    return since;
  }
}
