package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An OCI image-layout folder (image-spec, "Image Layout") that holds one repository. Safe for many
/// threads as long as they share one object for one folder; `index.json` is replaced in one step.
public final class LayoutFolder {

  private static final String MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}";
  private static final int LARGEST_MANIFEST = 32 * 1024 * 1024;

  /// What `index.json` held when it looked like this.
  private record Snapshot(FileTime modified, long size, @Nullable Object key, LayoutIndex index) {

    boolean isOf(BasicFileAttributes file) {
      return modified.equals(file.lastModifiedTime())
          && size == file.size()
          && Objects.equals(key, file.fileKey());
    }
  }

  private final Path root;
  private final Path indexFile;
  private final Blobs blobs;
  private final Relations relations =
      new Relations(manifest -> read(manifest.digest(), manifest.mediaType()));
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Snapshot last;

  /// Touches nothing yet.
  public LayoutFolder(Path root) {
    this.root = root;
    this.indexFile = root.resolve("index.json");
    this.blobs = new Blobs(root);
  }

  public Path root() {
    return root;
  }

  public Blobs blobs() {
    return blobs;
  }

  /// Whether there is a layout here.
  public boolean exists() {
    return Files.isRegularFile(indexFile, LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes the folder a layout, if it is none yet.
  public void create() throws IOException {
    if (!exists()) {
      update(index -> index);
    }
  }

  /// Tags, sorted byte by byte; none where there is no layout.
  public List<Tag> tags() throws IOException {
    return index().tags();
  }

  /// A manifest's digest, size and media type. Also finds one that is only mentioned by an index in
  /// here, as other tools leave it.
  public Optional<Descriptor> find(Target target) throws IOException {
    var index = index();
    return switch (target) {
      case Tag tag -> index.find(tag);
      case Digest digest -> {
        var listed = index.find(digest);
        yield listed.isPresent() || !blobs.has(digest)
            ? listed
            : relations.descendant(index.manifests(), digest);
      }
    };
  }

  /// The manifest, its digest checked. Throws where it is damaged.
  public Optional<Manifest> manifest(Target target) throws IOException {
    var found = find(target);
    return found.isEmpty() ? Optional.empty() : read(found.get().digest(), found.get().mediaType());
  }

  /// Stores a manifest and moves these tags to it. All it refers to must be there already.
  public void put(Manifest manifest, List<Tag> tags) throws IOException {
    var descriptor = new Descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
    writing.lock();
    try {
      blobs.store(manifest.digest(), manifest.content().bytes());
      update(index -> index.with(descriptor, tags));
    } finally {
      writing.unlock();
    }
  }

  /// Takes a tag away; its manifest stays. False where there was none.
  public boolean untag(Tag tag) throws IOException {
    writing.lock();
    try {
      boolean there = index().find(tag).isPresent();
      if (there) {
        update(index -> index.without(tag));
      }
      return there;
    } finally {
      writing.unlock();
    }
  }

  /// Removes a manifest and all its tags. False where there was none.
  public boolean remove(Digest digest) throws IOException {
    writing.lock();
    try {
      if (find(digest).isEmpty()) {
        return false;
      }
      update(index -> index.without(digest));
      blobs.delete(digest);
      relations.forget(digest);
      return true;
    } finally {
      writing.unlock();
    }
  }

  /// What a manifest refers to and the layout does not have; a subject may be missing.
  public List<Descriptor> missing(Manifest manifest) throws IOException {
    var missing = new ArrayList<Descriptor>();
    for (var child : manifest.children()) {
      if (find(child.digest()).isEmpty()) {
        missing.add(child);
      }
    }
    for (var blob : manifest.blobs()) {
      if (!blobs.has(blob.digest())) {
        missing.add(blob);
      }
    }
    return missing;
  }

  /// Manifests whose subject has this digest, with artifact type and annotations
  /// (distribution-spec, "Listing Referrers").
  public List<Descriptor> referrers(Digest subject) throws IOException {
    return relations.referrers(index().manifests(), subject);
  }

  private Optional<Manifest> read(Digest digest, @Nullable MediaType type) throws IOException {
    var size = blobs.size(digest);
    if (size.isEmpty() || size.get() > LARGEST_MANIFEST) {
      return Optional.empty();
    }
    byte[] bytes;
    try (var content = blobs.open(digest)) {
      bytes = content.readAllBytes();
    }
    if (!digest.matches(bytes)) {
      throw new IOException("blob " + digest + " is damaged");
    }
    return Optional.of(Manifest.parse(bytes, type, digest));
  }

  private LayoutIndex index() throws IOException {
    if (!exists()) {
      return LayoutIndex.empty();
    }
    var file = attributes();
    var known = last;
    if (known != null && known.isOf(file)) {
      return known.index;
    }
    var read = LayoutIndex.parse(Files.readAllBytes(indexFile));
    last = new Snapshot(file.lastModifiedTime(), file.size(), file.fileKey(), read);
    return read;
  }

  private void update(UnaryOperator<LayoutIndex> change) throws IOException {
    writing.lock();
    try {
      var before = index();
      var after = change.apply(before);
      if (after == before && exists()) {
        return;
      }
      Files.createDirectories(root);
      if (!exists()) {
        replace(root.resolve("oci-layout"), MARKER.getBytes(StandardCharsets.UTF_8));
      }
      replace(indexFile, after.toBytes());
      var file = attributes();
      last = new Snapshot(file.lastModifiedTime(), file.size(), file.fileKey(), after);
    } finally {
      writing.unlock();
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(indexFile, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    var fresh = root.resolve(".incoming-" + UUID.randomUUID());
    try {
      Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
