package io.github.imagesync.rules;

import io.github.imagesync.oci.MalformedReference;

/// A part of a rule that can't be read: what is wrong, not yet where. [Findings] adds the place.
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final RuleProblem code;

  Refusal(RuleProblem code, String message) {
    super(message);
    this.code = code;
  }

  RuleProblem code() {
    return code;
  }

  String words() {
    var message = getMessage();
    return message == null ? code.id() : message;
  }

  static RuleProblem code(MalformedReference.Part part) {
    return switch (part) {
      case REGISTRY, PATH, TAG, DIGEST, EMPTY -> RuleProblem.BAD_REFERENCE;
      case UPPER_CASE -> RuleProblem.UPPER_CASE;
      case SCHEME -> RuleProblem.SCHEME;
      case LOOKS_LIKE_HOST -> RuleProblem.LOOKS_LIKE_HOST;
      case PLATFORM -> RuleProblem.BAD_PLATFORM;
    };
  }

  static String words(MalformedReference e) {
    var message = e.getMessage();
    return message == null ? e.part().name() : message;
  }
}
