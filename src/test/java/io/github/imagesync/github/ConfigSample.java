package io.github.imagesync.github;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/// A config repository in a folder, with commits that a test makes.
final class ConfigSample implements AutoCloseable {

  private static final PersonIdent SOMEONE = new PersonIdent("A", "a@example.org");

  private final Path folder;
  private final Git git;

  private ConfigSample(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  static ConfigSample in(Path folder) {
    try {
      var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
      return new ConfigSample(folder, git);
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /// Commits `images.json` with these lines, each a rule, and gives the commit's id.
  String rules(String... lines) {
    return file("images.json", "{\n" + String.join(",\n", lines) + "\n}\n");
  }

  String file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      git.add().addFilepattern(name).call();
      return commit("Change " + name).name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  private RevCommit commit(String message) throws GitAPIException {
    return git.commit()
        .setMessage(message)
        .setAuthor(SOMEONE)
        .setCommitter(SOMEONE)
        .setSign(false)
        .setAllowEmpty(true)
        .call();
  }

  void branch(String name) {
    try {
      git.checkout().setCreateBranch(true).setName(name).call();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  void checkout(String name) {
    try {
      git.checkout().setName(name).call();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The commit that a pull request of this branch would make of the current one, off any branch.
  String merge(String branch) {
    try {
      git.checkout().setCreateBranch(true).setName("merge-of-" + branch).call();
      var merged =
          git.merge()
              .include(git.getRepository().resolve(branch))
              .setFastForward(MergeCommand.FastForwardMode.NO_FF)
              .setMessage("Merge " + branch)
              .call();
      if (merged.getNewHead() == null || !merged.getMergeStatus().isSuccessful()) {
        throw new AssertionError("the sample can't be merged: " + merged.getMergeStatus());
      }
      return merged.getNewHead().name();
    } catch (GitAPIException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The sync state of main as it is kept, or an empty text.
  String state() {
    return stateFile("state.json");
  }

  String stateFile(String name) {
    var repository = git.getRepository();
    try {
      var id = repository.resolve("refs/image-sync/state/main:" + name);
      return id == null
          ? ""
          : new String(repository.open(id).getBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the sync state's ref impossible to write.
  void forbidState() {
    var lock = new File(git.getRepository().getDirectory(), "refs/image-sync");
    try {
      Files.writeString(lock.toPath(), "not a folder");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
