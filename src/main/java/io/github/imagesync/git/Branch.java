package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import org.eclipse.jgit.lib.Repository;

/// A branch by its short name, such as `main` or `release/1`.
public record Branch(String name) {

  private static final String HEADS = "refs/heads/";

  public Branch {
    if (!Repository.isValidRefName(HEADS + name)) {
      throw new GitException(Kind.UNUSABLE, "'" + name + "' can't be the name of a branch");
    }
  }

  /// The branch that a full ref names, `refs/heads/main`, or a short one, `main`.
  public static Branch of(String ref) {
    return new Branch(ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref);
  }

  public String ref() {
    return HEADS + name;
  }

  /// The ref that keeps this branch's sync state: no branch, no tag, starts no workflow.
  public String stateRef() {
    return "refs/image-sync/state/" + name;
  }

  @Override
  public String toString() {
    return name;
  }
}
