package io.github.imagesync.report;

import io.github.imagesync.plan.Failure;

/// What to do next about a failure, in one sentence.
public final class Advice {

  private Advice() {}

  public static String on(Failure.Cause cause) {
    return switch (cause) {
      case SOURCE_MISSING -> "Check the name and tag in the rule, or remove the rule.";
      case NO_MATCH -> "Correct the pattern, or set allowEmpty in the rule's object form.";
      case NO_PLATFORM -> "Choose a platform that the image has.";
      case CONFLICT -> "Let one rule alone write this tag.";
      case DESTINATION_MISSING -> "Create the repository at its registry, then run again.";
      case ACCESS -> "Give a credential that may do this in auth.json, or check that it is valid.";
      case CREDENTIAL -> "Set the variable that the credentials file names.";
      case UNAVAILABLE -> "Check host, network and proxy; run again when the registry answers.";
      case RATE_LIMITED -> "Run again later, or log in for a higher limit.";
      case CORRUPT -> "Ask the image's publisher: its content is not what its digest says.";
      case REFUSED -> "See what the registry says, and whether it takes this kind of image.";
      case UNEXPECTED ->
          "This is a defect of image-sync: please report it, with the output of -v -v.";
    };
  }
}
