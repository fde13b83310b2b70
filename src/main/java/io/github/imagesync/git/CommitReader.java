package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.rules.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Reads commits, and files out of their trees, from objects that are here.
final class CommitReader {

  /// Larger files are not read; the fetch leaves them out where the server can.
  static final int LARGEST_FILE = 16 * 1024 * 1024;

  private static final byte[] LFS_POINTER =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private final Origin origin;
  private final RepositoryLocation location;

  CommitReader(Origin origin, RepositoryLocation location) {
    this.origin = origin;
    this.location = location;
  }

  Commit commit(ObjectId id) {
    try (var reader = origin.objects().newObjectReader()) {
      return commit(parse(reader, id));
    } catch (IOException e) {
      throw corrupt(id.name(), e);
    }
  }

  /// A commit and its first parents, as far as they are here.
  static List<Commit> firstParents(Repository objects, ObjectId tip, int most) throws IOException {
    var commits = new ArrayList<Commit>();
    try (var reader = objects.newObjectReader()) {
      var next = Optional.of(tip);
      while (next.isPresent() && commits.size() < most && reader.has(next.get())) {
        var commit = commit(parse(reader, next.get()));
        commits.add(commit);
        next = commit.parents().stream().findFirst().map(ObjectId::fromString);
      }
    }
    return List.copyOf(commits);
  }

  /// The commit that an expression names among objects and refs that are here.
  static Optional<ObjectId> resolve(Repository objects, String revision) {
    try {
      return Optional.ofNullable(objects.resolve(revision + "^{commit}"));
    } catch (RevisionSyntaxException e) {
      throw new GitException(Kind.UNUSABLE, "'" + revision + "' names no commit", e);
    } catch (IOException e) {
      return Optional.empty(); // Ambiguous, or it leads to what is not here.
    }
  }

  private static Commit commit(RevCommit parsed) {
    return new Commit(
        parsed.name(),
        Arrays.stream(parsed.getParents()).map(ObjectId::name).toList(),
        Instant.ofEpochSecond(parsed.getCommitTime()),
        parsed.getShortMessage());
  }

  /// A commit as it is written; JGit's own walk would hide the parents that were not fetched.
  static RevCommit parse(ObjectReader reader, ObjectId id) throws IOException {
    return RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getCachedBytes(LARGEST_FILE));
  }

  RulesAtCommit rules(Commit commit, List<RulePath> paths) {
    var found = new LinkedHashMap<RulePath, RulesAtCommit.Collector>();
    paths.forEach(path -> found.putIfAbsent(path, new RulesAtCommit.Collector(path)));
    try (var reader = origin.objects().newObjectReader();
        var walk = walk(reader, commit)) {
      while (walk.next()) {
        for (var collector : found.values()) {
          collect(collector, reader, walk);
        }
        if (walk.isSubtree()
            && paths.stream().anyMatch(path -> path.mayBeBelow(walk.getPathString()))) {
          walk.enterSubtree();
        }
      }
    } catch (IOException e) {
      throw corrupt(commit.id(), e);
    }
    return RulesAtCommit.of(found.values());
  }

  private void collect(RulesAtCommit.Collector found, ObjectReader reader, TreeWalk walk)
      throws IOException {
    var path = walk.getPathString();
    var mode = walk.getFileMode();
    if (FileMode.TREE.equals(mode)) {
      found.folder(path);
    } else if (FileMode.SYMLINK.equals(mode)) {
      found.skipped(path, GitProblem.SYMBOLIC_LINK);
    } else if (FileMode.GITLINK.equals(mode)) {
      found.skipped(path, GitProblem.SUBMODULE);
    } else if (found.path().matches(path)) {
      switch (blob(reader, walk.getObjectId(0))) {
        case Blob.Whole(var bytes) when startsWith(bytes, LFS_POINTER) ->
            found.unreadable(path, GitProblem.LFS_POINTER);
        case Blob.Whole(var bytes) -> found.file(new RuleFile(path, bytes));
        case Blob.TooLarge _ -> found.unreadable(path, GitProblem.TOO_LARGE);
      }
    }
  }

  /// A regular file's bytes; empty where there is none of that name.
  Optional<byte[]> file(Commit commit, String path) {
    try (var reader = origin.objects().newObjectReader();
        var walk = TreeWalk.forPath(reader, path, tree(reader, commit))) {
      if (walk == null || FileMode.TREE.equals(walk.getFileMode())) {
        return Optional.empty();
      }
      if (!FileMode.REGULAR_FILE.equals(walk.getFileMode())
          && !FileMode.EXECUTABLE_FILE.equals(walk.getFileMode())) {
        throw new GitException(
            Kind.UNUSABLE,
            "%s in %s at %s is a link, and links are not followed; commit the file itself"
                .formatted(path, location, commit));
      }
      return switch (blob(reader, walk.getObjectId(0))) {
        case Blob.Whole(var bytes) -> Optional.of(bytes);
        case Blob.TooLarge _ ->
            throw new GitException(
                Kind.TOO_LARGE, "%s in %s at %s is over 16 MiB".formatted(path, location, commit));
      };
    } catch (IOException e) {
      throw corrupt(commit.id(), e);
    }
  }

  /// A file, as far as it is read.
  sealed interface Blob {
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] bytes) implements Blob {}

    record TooLarge() implements Blob {}
  }

  static Blob blob(ObjectReader reader, ObjectId id) throws IOException {
    try {
      var loader = reader.open(id, Constants.OBJ_BLOB);
      return loader.getSize() > LARGEST_FILE
          ? new Blob.TooLarge()
          : new Blob.Whole(loader.getCachedBytes(LARGEST_FILE));
    } catch (MissingObjectException e) {
      return new Blob.TooLarge(); // It was fetched without the blobs over the limit.
    }
  }

  private static TreeWalk walk(ObjectReader reader, Commit commit) throws IOException {
    var walk = new TreeWalk(reader);
    walk.addTree(tree(reader, commit));
    return walk;
  }

  private static ObjectId tree(ObjectReader reader, Commit commit) throws IOException {
    return parse(reader, ObjectId.fromString(commit.id())).getTree();
  }

  private GitException corrupt(String commit, IOException cause) {
    return new GitException(
        Kind.CORRUPT,
        "%s: commit %s can't be read: objects are missing or damaged; run `git fsck` there"
            .formatted(location, commit),
        cause);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
