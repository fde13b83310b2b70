package io.github.imagesync.registry.layout;

import static io.github.imagesync.registry.layout.SmallImage.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.MountAnswer;
import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutDestinationTest {

  private static final Tag ONE = new Tag("1");
  private static final Tag TWO = new Tag("2");

  private @TempDir Path base;
  private LayoutFolders folders;
  private Destination images;

  @BeforeEach
  void openAFolder() {
    folders = new LayoutFolders(base);
    images = destination("images");
  }

  @Test
  void nothing_is_there_before_the_first_write() {
    assertThat(images.tags()).isEmpty();
    assertThat(images.resolve(ONE)).isEmpty();
    assertThat(images.hasBlob(SmallImage.config())).isFalse();
    assertThat(base.resolve("images")).doesNotExist();
  }

  @Test
  void a_pushed_image_can_be_read() throws IOException {
    var image = new SmallImage("layer");

    var pushed = image.pushTo(images, ONE);

    assertThat(images.tags()).hasValueSatisfying(tags -> assertThat(tags).containsExactly(ONE));
    assertThat(images.resolve(ONE)).map(found -> found.digest()).hasValue(pushed.digest());
    assertThat(images.manifest(pushed.digest())).map(m -> m.content()).hasValue(pushed.content());
    try (var layer = images.blob(image.layerBlob())) {
      assertThat(layer).hasBinaryContent(bytes("layer"));
    }
  }

  @Test
  void a_moved_tag_leaves_what_it_pointed_at() {
    var old = new SmallImage("old").pushTo(images, ONE);
    var fresh = new SmallImage("fresh").pushTo(images, ONE);

    assertThat(images.resolve(ONE)).map(found -> found.digest()).hasValue(fresh.digest());
    assertThat(images.resolve(old.digest())).isPresent();
  }

  @Test
  void several_tags_may_point_at_one_image() {
    var image = new SmallImage("layer");
    image.pushTo(images, TWO);
    image.pushTo(images, ONE);
    image.pushTo(images, image.manifest().digest());

    assertThat(images.tags())
        .hasValueSatisfying(tags -> assertThat(tags).containsExactly(ONE, TWO));
  }

  @Test
  void a_manifest_whose_blobs_are_missing_is_refused() {
    var manifest = new SmallImage("never pushed").manifest();

    assertThatThrownBy(() -> images.push(manifest, ONE))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(failure -> assertThat(failure.saysBlobUnknown()).isTrue());
    assertThat(images.resolve(ONE)).isEmpty();
  }

  @Test
  void an_index_needs_its_children() {
    var child = new SmallImage("layer");
    var index = SmallImage.indexOf(child.manifest());

    assertThatThrownBy(() -> images.push(index, ONE)).isInstanceOf(RegistryException.class);
    child.pushTo(images, child.manifest().digest());
    images.push(index, ONE);

    assertThat(images.resolve(ONE)).map(found -> found.mediaType()).hasValue(MediaType.OCI_INDEX);
  }

  @Test
  void content_that_is_not_what_was_announced_is_not_stored() {
    var announced = SmallImage.blob(MediaType.OCTETS, "announced");

    assertThatThrownBy(() -> SmallImage.upload(images, announced, "something else"))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CORRUPT));

    assertThat(images.hasBlob(announced)).isFalse();
    assertThat(base.resolve("images")).isEmptyDirectory();
  }

  @Test
  void a_source_that_breaks_off_may_be_tried_again() {
    var blob = SmallImage.blob(MediaType.OCTETS, "content");

    assertThatThrownBy(() -> images.startUpload().send(blob, LayoutDestinationTest::brokenOff))
        .asInstanceOf(type(RegistryException.class))
        .satisfies(failure -> assertThat(failure.isTransient()).isTrue());

    assertThat(SmallImage.upload(images, blob, "content")).isEqualTo(7);
    assertThat(images.hasBlob(blob)).isTrue();
  }

  @Test
  void a_mount_between_folders_shares_the_file() throws IOException {
    var image = new SmallImage("layer");
    image.pushTo(images, ONE);
    var other = destination("other");

    var answer = other.mount(image.layerBlob(), images.repository());

    assertThat(answer).isInstanceOf(MountAnswer.Mounted.class);
    assertThat(Files.isSameFile(file("images", image), file("other", image))).isTrue();
  }

  @Test
  void a_mount_of_what_is_not_there_is_refused() {
    var blob = new SmallImage("layer").layerBlob();

    assertThat(images.mount(blob, Repository.layout("other")))
        .isInstanceOf(MountAnswer.Refused.class);
    assertThat(images.mount(blob, Repository.parse("example.com/a")))
        .isInstanceOf(MountAnswer.Refused.class);
  }

  @Test
  void many_threads_may_push_through_many_objects() throws Exception {
    var pushes =
        IntStream.range(0, 32)
            .mapToObj(i ->
                (Callable<Manifest>)
                    () ->
                        new SmallImage("layer " + i)
                            .pushTo(destination("images"), new Tag("t" + i)))
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var push : threads.invokeAll(pushes)) {
        push.get();
      }
    }

    assertThat(images.tags()).hasValueSatisfying(tags -> assertThat(tags).hasSize(32));
    try (var files = Files.list(base.resolve("images"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("blobs", "index.json", "oci-layout");
    }
  }

  private Destination destination(String path) {
    return new LayoutDestinations(folders).of(Repository.layout(path));
  }

  private Path file(String folder, SmallImage image) {
    return base.resolve(folder).resolve("blobs/sha256").resolve(image.layerBlob().digest().hex());
  }

  private static InputStream brokenOff() {
    var start = new ByteArrayInputStream(bytes("con"));
    return new SequenceInputStream(
        start,
        new FilterInputStream(start) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("reset");
          }
        });
  }
}
