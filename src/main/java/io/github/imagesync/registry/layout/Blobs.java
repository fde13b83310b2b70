package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// The content store of a layout, `blobs/<algorithm>/<hex>` (image-spec, "Image Layout", "Blobs").
/// A file appears under its digest only when it is whole. Symbolic links are never followed.
public final class Blobs {

  private final Path root;

  Blobs(Path root) {
    this.root = root;
  }

  public boolean has(Digest digest) throws IOException {
    return find(digest).isPresent();
  }

  /// The size in bytes, or empty where there is no such blob.
  public Optional<Long> size(Digest digest) throws IOException {
    var file = find(digest);
    return file.isEmpty() ? Optional.empty() : Optional.of(Files.size(file.get()));
  }

  /// The bytes from the first on. Throws [NoSuchFileException] where there is no such blob.
  public InputStream open(Digest digest) throws IOException {
    return Channels.newInputStream(channel(digest));
  }

  /// A channel to read any part of the blob. Throws [NoSuchFileException].
  public FileChannel channel(Digest digest) throws IOException {
    var file = find(digest).orElseThrow(() -> new NoSuchFileException(digest.toString()));
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /// A place in this layout for content whose digest will be known when it is whole.
  public IncomingBlob receive(Digest.Algorithm algorithm) throws IOException {
    Files.createDirectories(root);
    return new IncomingBlob(root.resolve(".incoming-" + UUID.randomUUID()), algorithm);
  }

  /// Moves whole content to its place. The caller has compared the digest.
  public void adopt(IncomingBlob content, Digest digest) throws IOException {
    move(content.file(), digest);
  }

  /// Stores bytes that have this digest.
  void store(Digest digest, byte[] bytes) throws IOException {
    if (has(digest)) {
      return;
    }
    Files.createDirectories(root);
    var file = root.resolve(".incoming-" + UUID.randomUUID());
    try {
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
      move(file, digest);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// Takes a blob over from another layout: as a hard link, or as a copy where the file system has
  /// none. False where the other does not have it.
  public boolean takeFrom(Blobs other, Digest digest) throws IOException {
    if (has(digest)) {
      return true;
    }
    var source = other.find(digest);
    if (source.isEmpty()) {
      return false;
    }
    var target = folder(digest).resolve(digest.hex());
    try {
      Files.createLink(target, source.get());
    } catch (FileAlreadyExistsException _) {
      // Another thread was faster; the content is the same.
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException | UnsupportedOperationException _) {
      copy(other, digest);
    }
    return true;
  }

  /// Removes a blob; false where there was none.
  public boolean delete(Digest digest) throws IOException {
    var file = find(digest);
    return file.isPresent() && Files.deleteIfExists(file.get());
  }

  private void copy(Blobs other, Digest digest) throws IOException {
    try (var content = other.open(digest);
        var incoming = receive(digest.algorithm())) {
      incoming.append(content);
      if (!incoming.digest().equals(digest)) {
        throw new IOException("blob " + digest + " of " + other.root + " is damaged");
      }
      adopt(incoming, digest);
    }
  }

  private void move(Path file, Digest digest) throws IOException {
    Files.move(file, folder(digest).resolve(digest.hex()), StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<Path> find(Digest digest) throws IOException {
    var folder = unlinked(digest);
    var file = folder.resolve(digest.hex());
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  private Path folder(Digest digest) throws IOException {
    return Files.createDirectories(unlinked(digest));
  }

  private Path unlinked(Digest digest) throws IOException {
    var blobs = root.resolve("blobs");
    var folder = blobs.resolve(digest.algorithm().toString());
    if (Files.isSymbolicLink(blobs) || Files.isSymbolicLink(folder)) {
      throw new IOException(folder + " is a symbolic link; a layout must hold its own blobs");
    }
    return folder;
  }
}
