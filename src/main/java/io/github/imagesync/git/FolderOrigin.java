package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/// A repository on this machine, bare or a clone, read where it lies. Nothing is written but the
/// sync state's ref and its objects.
final class FolderOrigin implements Origin {

  private final Path folder;
  private final Repository repository;

  FolderOrigin(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw new GitException(
          Kind.NOT_FOUND, folder + ": no such folder; give a clone's root, or an https URL");
    }
    try {
      this.repository = builder(folder).setMustExist(true).build();
    } catch (RepositoryNotFoundException e) {
      throw new GitException(
          Kind.NOT_FOUND, folder + ": no Git repository; give a clone's root, or an https URL", e);
    } catch (IOException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private static FileRepositoryBuilder builder(Path folder) {
    var builder = new FileRepositoryBuilder();
    return FileKey.isGitRepository(folder.toFile(), FS.DETECTED)
        ? builder.setGitDir(folder.toFile())
        : builder.setWorkTree(folder.toFile());
  }

  @Override
  public Repository objects() {
    return repository;
  }

  @Override
  public Map<String, ObjectId> fetch(Collection<String> refs) {
    var found = new LinkedHashMap<String, ObjectId>();
    try {
      for (var name : refs) {
        var ref = repository.exactRef(name);
        if (ref != null && ref.getObjectId() != null) {
          found.put(name, ref.getObjectId());
        }
      }
    } catch (IOException e) {
      throw broken(e);
    }
    return found;
  }

  @Override
  public Optional<String> head() {
    try {
      return Optional.ofNullable(repository.exactRef(Constants.HEAD))
          .filter(head -> head.isSymbolic())
          .map(head -> head.getTarget().getName());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public Optional<ObjectId> find(String revision) {
    return CommitReader.resolve(repository, revision);
  }

  @Override
  public boolean bring(ObjectId commit) {
    try {
      return repository.getObjectDatabase().has(commit);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public List<Commit> firstParents(ObjectId tip, int most) {
    try {
      return CommitReader.firstParents(repository, tip, most);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public Replaced replace(String ref, ObjectId expected, NewCommit commit) {
    try (var inserter = repository.newObjectInserter()) {
      var next = commit.into(inserter);
      inserter.flush();
      var update = repository.updateRef(ref);
      update.setExpectedOldObjectId(expected);
      update.setNewObjectId(next);
      update.setForceUpdate(true);
      update.disableRefLog();
      var result = update.update();
      return switch (result) {
        case NEW, FORCED, FAST_FORWARD, NO_CHANGE, RENAMED -> new Replaced.Done(next);
        case LOCK_FAILURE -> new Replaced.Raced();
        case REJECTED,
            REJECTED_CURRENT_BRANCH,
            REJECTED_MISSING_OBJECT,
            REJECTED_OTHER_REASON,
            IO_FAILURE,
            NOT_ATTEMPTED ->
            new Replaced.NotAllowed("Git says " + result);
      };
    } catch (IOException e) {
      return new Replaced.NotAllowed(folder + " can't be written: " + e.getMessage());
    }
  }

  private GitException broken(Exception cause) {
    return new GitException(
        Kind.CORRUPT, folder + ": the repository can't be read; run `git fsck` there", cause);
  }

  @Override
  public void close() {
    repository.close();
  }
}
