package io.github.imagesync.rules;

import io.github.imagesync.document.ProblemCode;

/// What can be wrong with rules; what can be wrong with their text is in `DocumentProblem`.
public enum RuleProblem implements ProblemCode {
  // Files
  FILE_TYPE,
  UNREADABLE,
  ROOT_TYPE,
  EMPTY_FILE,
  TOO_MANY_RULES,
  SECRET_IN_RULES,

  // Sources
  EMPTY_SOURCE,
  EMPTY_TAG,
  BAD_REFERENCE,
  UPPER_CASE,
  SCHEME,
  LOOKS_LIKE_HOST,
  BAD_PATTERN,
  NO_MATCH,
  LAYOUT_REFUSED,

  // Destinations
  NO_DESTINATION,
  DESTINATION_TYPE,
  NO_DEFAULT_DESTINATION,
  UNSET_VARIABLE,
  VARIABLE_NOT_ALLOWED,
  TAG_COUNT,
  DESTINATION_PATTERN,
  DESTINATION_DIGEST,
  DIGEST_MISMATCH,
  DESTINATION_TAG_WITH_PATTERN,
  DESTINATION_TAG_WITHOUT_SOURCE_TAG,

  // The object form
  UNKNOWN_KEY,
  OPTION_TYPE,
  OPTION_CONFLICT,
  BAD_RANGE,
  BAD_PLATFORM,
  SEVERAL_PLATFORMS,

  // Rules among each other
  SAME_SOURCE_AND_DESTINATION,
  CONFLICTING_DESTINATION,
  CYCLE,

  // Warnings
  THREE_PARTS_ON_DOCKER_HUB,
  UNTAGGED,
  LISTED_TWICE,
  REPEATED_RULE
}
