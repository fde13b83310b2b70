package io.github.imagesync.git;

import io.github.imagesync.document.ProblemCode;

/// Why an entry of a commit is not read as a rule file.
public enum GitProblem implements ProblemCode {
  SYMBOLIC_LINK("a symbolic link, which is not followed; commit the file itself"),
  SUBMODULE("a submodule, which is not fetched; commit the rules to this repository"),
  TOO_LARGE("over 16 MiB, which is not read; split it"),
  LFS_POINTER("stored with Git LFS, which is not fetched; commit the file itself");

  private final String words;

  GitProblem(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
