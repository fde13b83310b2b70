package io.github.imagesync.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// image-spec, "Image Layout", also as other tools write it.
class LayoutSourceTest {

  private static final Tag ONE = new Tag("1");

  private @TempDir Path base;
  private Path folder;
  private Source images;

  @BeforeEach
  void writeALayout() throws IOException {
    folder = Files.createDirectory(base.resolve("images"));
    images = new LayoutSources(new LayoutFolders(base)).of(Repository.layout("images"));
    write("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  @Test
  void tags_are_reference_names_and_sorted() throws IOException {
    var image = store(new SmallImage("layer"));
    index(entry(image, "b"), entry(image, "a"), entry(image, "example.com/a:b"), entry(image, ""));

    assertThat(images.tags())
        .hasValueSatisfying(tags -> assertThat(tags).containsExactly(new Tag("a"), new Tag("b")));
  }

  @Test
  void children_that_only_an_index_mentions_are_found() throws IOException {
    var child = new SmallImage("layer").manifest();
    store(new SmallImage("layer"));
    var index = SmallImage.indexOf(child);
    write(
        "blobs/sha256/" + index.digest().hex(),
        new String(index.content().bytes(), StandardCharsets.UTF_8));
    index(entry(new Descriptor(index.mediaType(), index.digest(), index.size()), "1"));

    assertThat(images.manifest(child.digest())).map(m -> m.digest()).hasValue(child.digest());
    assertThat(images.resolve(child.digest())).map(Descriptor::size).hasValue(child.size());
  }

  @Test
  void a_blob_that_no_index_mentions_is_no_manifest() throws IOException {
    var image = store(new SmallImage("layer"));
    index();

    assertThat(images.manifest(image.digest())).isEmpty();
  }

  @Test
  void referrers_are_found_by_their_subject() throws IOException {
    var image = store(new SmallImage("layer"));
    var signature = new SmallImage("signature").about(image.digest());
    index(entry(image, "1"), entry(store(signature), ""));

    assertThat(images.referrers(image.digest()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.digest()).isEqualTo(signature.manifest().digest());
          assertThat(found.artifactType()).isEqualTo(SmallImage.CONFIG.name());
        });
    assertThat(images.referrers(signature.manifest().digest())).isEmpty();
  }

  @Test
  void a_change_by_another_program_is_seen() throws IOException {
    var image = store(new SmallImage("layer"));
    index(entry(image, "1"));
    assertThat(images.resolve(ONE)).isPresent();

    index(entry(image, "another"));

    assertThat(images.resolve(ONE)).isEmpty();
    assertThat(images.resolve(new Tag("another"))).isPresent();
  }

  @Test
  void what_other_programs_noted_is_kept() throws IOException {
    var image = store(new SmallImage("layer"));
    write(
        "index.json",
        "{\"schemaVersion\":2,\"x-note\":\"kept\",\"manifests\":[%s]}"
            .formatted(entry(image, "example.com/a:b")));
    var destination =
        new LayoutDestinations(new LayoutFolders(base)).of(Repository.layout("images"));

    new SmallImage("layer").pushTo(destination, ONE);

    assertThat(folder.resolve("index.json"))
        .content()
        .contains("\"x-note\":\"kept\"", "\"example.com/a:b\"", "\"1\"");
  }

  @Test
  void a_damaged_index_is_an_error_that_names_the_folder() throws IOException {
    write("index.json", "{\"manifests\":[{\"digest\":\"md5:0\"}]}");

    assertThatThrownBy(images::tags)
        .isInstanceOf(RegistryException.class)
        .hasMessageContainingAll("oci:images", "index.json", "digest");
  }

  @Test
  void a_damaged_manifest_is_not_given_out() throws IOException {
    var image = store(new SmallImage("layer"));
    index(entry(image, "1"));
    write("blobs/sha256/" + image.digest().hex(), "{\"layers\":[]}");

    assertThatThrownBy(() -> images.manifest(ONE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void a_missing_blob_is_not_found() throws IOException {
    index();

    assertThatThrownBy(() -> images.blob(SmallImage.config()))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void symbolic_links_are_not_followed() throws IOException {
    var secret = Files.writeString(base.resolve("secret"), "secret");
    var blob = new Descriptor(SmallImage.CONFIG, Digest.of(SmallImage.bytes("secret")), 6);
    Files.createDirectories(folder.resolve("blobs/sha256"));
    Files.createSymbolicLink(folder.resolve("blobs/sha256/" + blob.digest().hex()), secret);
    index();

    assertThatThrownBy(() -> images.blob(blob)).isInstanceOf(RegistryException.class);
  }

  @Test
  void folders_of_blobs_are_not_followed_elsewhere() throws IOException {
    var elsewhere = Files.createDirectories(base.resolve("elsewhere/sha256"));
    var blob = SmallImage.config();
    Files.writeString(elsewhere.resolve(blob.digest().hex()), "{}");
    Files.createSymbolicLink(folder.resolve("blobs"), elsewhere.getParent());
    index();

    assertThatThrownBy(() -> images.blob(blob))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("symbolic link");
  }

  private Descriptor store(SmallImage image) throws IOException {
    var manifest = image.manifest();
    write("blobs/sha256/" + image.layerBlob().digest().hex(), image.layer());
    write("blobs/sha256/" + SmallImage.config().digest().hex(), "{}");
    Files.write(
        folder.resolve("blobs/sha256/" + manifest.digest().hex()), manifest.content().bytes());
    return new Descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
  }

  private void index(String... entries) throws IOException {
    write("index.json", "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}");
  }

  private static String entry(Descriptor manifest, String name) {
    var json = SmallImage.json(manifest);
    return json.substring(0, json.length() - 1)
        + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"%s\"}}".formatted(name);
  }

  private void write(String path, String content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
