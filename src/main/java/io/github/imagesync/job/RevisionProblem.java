package io.github.imagesync.job;

import io.github.imagesync.document.ProblemCode;

/// What can be wrong with the rules of a commit before one of their files is read.
enum RevisionProblem implements ProblemCode {
  NO_SUCH_PATH
}
