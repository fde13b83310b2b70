package io.github.imagesync.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// A Git repository made from a folder of files, with no configuration of the machine: for trying
/// things out.
public final class NewRepository implements AutoCloseable {

  private static final String NAME = "image-sync demo";

  private final Git git;

  private NewRepository(Git git) {
    this.git = git;
  }

  /// Makes the folder a repository without commits; its branch is `main`.
  public static NewRepository in(Path folder) throws IOException {
    HermeticSystem.install();
    try {
      return new NewRepository(
          Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call());
    } catch (GitAPIException e) {
      throw new IOException(folder + " can't become a Git repository: " + e.getMessage(), e);
    }
  }

  /// Commits all files as they are now; gives the commit's id.
  public String commit(String message, Instant time) throws IOException {
    var author = new PersonIdent(NAME, "demo@localhost", time, ZoneOffset.UTC);
    try {
      git.add().addFilepattern(".").call();
      return git.commit()
          .setMessage(message)
          .setAuthor(author)
          .setCommitter(author)
          .setSign(false)
          .call()
          .name();
    } catch (GitAPIException e) {
      throw new IOException("can't commit: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
