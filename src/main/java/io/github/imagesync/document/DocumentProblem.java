package io.github.imagesync.document;

/// What can be wrong with a text before anyone asks what it means.
public enum DocumentProblem implements ProblemCode {
  /// Neither JSON nor YAML, as the file's name promises.
  SYNTAX,
  /// Something after the end: a second YAML document, text after the closing brace.
  TRAILING_CONTENT,
  /// A key twice in one mapping.
  DUPLICATE_KEY,
  /// Not UTF-8.
  ENCODING,
  /// More bytes or values than are read.
  TOO_LARGE,
  /// Nested too deep.
  TOO_DEEP,
  /// A YAML alias, anchor or merge key.
  ALIAS,
  /// A YAML type such as `!!binary`.
  YAML_TYPE,
  /// A key that is a list or a mapping.
  KEY_TYPE
}
