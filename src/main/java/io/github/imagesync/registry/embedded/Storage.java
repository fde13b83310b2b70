package io.github.imagesync.registry.embedded;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MalformedReference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.registry.layout.LayoutFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The repositories on disk, each a layout folder at its own name; a part of a name that a layout
/// uses itself gets a `_` before it, which no name can begin with.
final class Storage {

  private static final Set<String> TAKEN = Set.of("blobs", "index.json", "oci-layout");

  private final Path root;
  private final ConcurrentNavigableMap<String, LayoutFolder> folders =
      new ConcurrentSkipListMap<>();

  /// Takes over the repositories that are there, and removes what a killed process left half done.
  Storage(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    discover(this.root, "");
  }

  /// Refuses what is no name.
  static void requireName(String name) {
    try {
      new Repository("localhost", name);
    } catch (MalformedReference e) {
      throw new Refusal(ErrorCode.NAME_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /// The folder of a repository to write to, which may be its first write.
  LayoutFolder toWrite(String name) {
    requireName(name);
    return folders.computeIfAbsent(name, this::folder);
  }

  /// A repository that is there.
  Optional<LayoutFolder> find(String name) {
    requireName(name);
    var known = folders.get(name);
    if (known == null && folder(name).exists()) {
      known = toWrite(name);
    }
    return Optional.ofNullable(known).filter(LayoutFolder::exists);
  }

  /// A repository that must be there.
  LayoutFolder existing(String name) {
    return find(name).orElseThrow(() -> new Refusal(ErrorCode.NAME_UNKNOWN, name));
  }

  private LayoutFolder folder(String name) {
    var path = root;
    for (var part : name.split("/", -1)) {
      path = path.resolve(TAKEN.contains(part) ? "_" + part : part);
    }
    return new LayoutFolder(path);
  }

  /// The names of all repositories, sorted.
  List<String> names() {
    return folders.entrySet().stream()
        .filter(entry -> entry.getValue().exists())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A repository that has this blob and may be read.
  Optional<LayoutFolder> holderOf(Digest blob, Permission permission) throws IOException {
    for (var repository : folders.entrySet()) {
      if (permission.toPull(repository.getKey()) && repository.getValue().blobs().has(blob)) {
        return Optional.of(repository.getValue());
      }
    }
    return Optional.empty();
  }

  /// An empty folder for uploads under way; those of an earlier run are gone for good.
  Path uploads() throws IOException {
    var uploads = Files.createDirectories(root.resolve("_uploads"));
    try (var left = Files.newDirectoryStream(uploads)) {
      for (var file : left) {
        Files.deleteIfExists(file);
      }
    }
    return uploads;
  }

  private void discover(Path folder, String name) throws IOException {
    var layout = new LayoutFolder(folder);
    boolean isLayout = !name.isEmpty() && layout.exists();
    if (isLayout) {
      folders.put(name, layout);
    }
    try (var children = Files.newDirectoryStream(folder)) {
      for (var child : children) {
        var file = String.valueOf(child.getFileName());
        if (file.startsWith(".incoming-")) {
          Files.delete(child);
        }
        boolean ownBlobs = isLayout && TAKEN.contains(file);
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && !ownBlobs) {
          var part = file.startsWith("_") ? file.substring(1) : file;
          discover(child, name.isEmpty() ? part : name + "/" + part);
        }
      }
    }
  }
}
