package io.github.imagesync.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;

/// Someone's clone of the config repository, which begins as a copy of
/// `examples/config-repository`. Every commit is pushed at once.
final class ConfigClone implements AutoCloseable {

  private static final PersonIdent SOMEONE = new PersonIdent("Mona", "mona@example.org");

  private final Path folder;
  private final Git git;
  private final String url;

  private ConfigClone(Path folder, Git git, String url) {
    this.folder = folder;
    this.git = git;
    this.url = url;
  }

  static ConfigClone in(Path folder, String url) {
    try {
      var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
      copy(Path.of("examples", "config-repository"), folder);
      return new ConfigClone(folder, git, url);
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds lines to a file, commits and pushes; gives the commit's id.
  String append(String name, String text) {
    return write(name, read(name) + text);
  }

  String write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return commit("Change " + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      var file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String commit(String message) {
    try {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage(message)
          .setAuthor(SOMEONE)
          .setCommitter(SOMEONE)
          .setSign(false)
          .setAllowEmpty(true)
          .call();
      return push(Objects.requireNonNull(git.getRepository().getBranch()));
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String push(String branch) throws GitAPIException, IOException {
    git.push().setRemote(url).setRefSpecs(new RefSpec("HEAD:refs/heads/" + branch)).call();
    return head();
  }

  String head() {
    try {
      return Objects.requireNonNull(git.getRepository().resolve("HEAD")).name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void branch(String name) {
    try {
      git.checkout().setCreateBranch(true).setName(name).call();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Goes back to main and merges a branch without pushing; then the merge is what GitHub would
  /// make for a pull request, at `refs/pull/5/merge`.
  String proposeMergeOf(String branch) {
    try {
      merge(branch);
      git.push().setRemote(url).setRefSpecs(new RefSpec("HEAD:refs/pull/5/merge")).call();
      return head();
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  private void merge(String branch) throws GitAPIException {
    try {
      git.checkout().setName("main").call();
      git.merge()
          .include(git.getRepository().resolve(branch))
          .setFastForward(MergeCommand.FastForwardMode.NO_FF)
          .setMessage("Merge " + branch)
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The proposed merge becomes the branch's tip.
  String acceptMerge() {
    try {
      return push("main");
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file of the sync state as the server has it, empty where there is none.
  String state(String name) {
    try {
      var ref = new RefSpec("+refs/image-sync/state/main:refs/state");
      git.fetch().setRemote(url).setRefSpecs(ref).call();
      var id = git.getRepository().resolve("refs/state:" + name);
      return id == null ? "" : new String(git.getRepository().open(id).getBytes(), UTF_8);
    } catch (GitAPIException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
