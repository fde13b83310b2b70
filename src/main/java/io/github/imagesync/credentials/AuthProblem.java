package io.github.imagesync.credentials;

import io.github.imagesync.document.ProblemCode;

/// What can be wrong with a credentials file. No message quotes a value.
public enum AuthProblem implements ProblemCode {
  /// The file, an entry or a value is of the wrong kind.
  SHAPE,
  /// A key that is no registry or path in one.
  KEY,
  /// Two keys that mean the same.
  SAME_KEY,
  /// A field that has no meaning here.
  UNKNOWN_FIELD,
  /// A user without a password, or the other way round.
  INCOMPLETE
}
