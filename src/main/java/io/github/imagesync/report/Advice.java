package io.github.imagesync.report;

import io.github.imagesync.plan.Failure;

/// What to do about a failure, by its cause.
final class Advice {

  private Advice() {}

  static String on(Failure.Cause cause) {
    return switch (cause) {
      case SOURCE_MISSING -> "check repository and tag, or remove the rule";
      case NO_MATCH -> "correct the pattern, or set allowEmpty";
      case NO_PLATFORM -> "ask for a platform that the image has";
      case CONFLICT -> "give one of the rules another tag";
      case DESTINATION_MISSING -> "create the repository";
      case ACCESS -> "check the credential, and what it may do there";
      case CREDENTIAL -> "give the variable its value, or install the helper";
      case UNAVAILABLE -> "check host, network and proxy; the next run tries again";
      case RATE_LIMITED -> "nothing: the next run tries again; sign in for a higher limit";
      case CORRUPT -> "push the image to its source anew";
      case REFUSED -> "see what the registry says";
      case UNEXPECTED -> "report this as a defect";
    };
  }
}
