package io.github.imagesync.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.imagesync.oci.Tag;
import java.util.ArrayList;
import java.util.List;

/// What stands behind the colon of a source: `1.0`, `1.0,2.0` or `/pattern/`.
final class TagText {

  private static final int LONGEST_PATTERN = 1000;

  private TagText() {}

  static TagSelector selector(String text) throws Refusal {
    return text.startsWith("/") ? matching(text) : new TagSelector.Listed(list(text));
  }

  /// Tags between commas; one may stand twice.
  static List<Tag> list(String text) throws Refusal {
    var tags = new ArrayList<Tag>();
    for (var name : text.split(",", -1)) {
      if (name.isEmpty()) {
        throw new Refusal(
            RuleProblem.EMPTY_TAG,
            text.isEmpty()
                ? "a tag is missing after the colon; leave the colon out to mean all tags"
                : "an empty tag in ':%s'; remove a comma".formatted(text));
      }
      if (name.startsWith("/")) {
        throw new Refusal(
            RuleProblem.BAD_PATTERN, "a pattern can't be mixed with tags; write a rule for each");
      }
      tags.add(tag(name));
    }
    return tags;
  }

  private static Tag tag(String name) throws Refusal {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new Refusal(
          RuleProblem.BAD_REFERENCE, "leave out the space in the tag '%s'".formatted(name));
    }
    return new Tag(name);
  }

  static TagSelector.Matching matching(String text) throws Refusal {
    if (text.length() < 2 || !text.endsWith("/")) {
      throw new Refusal(
          RuleProblem.BAD_PATTERN,
          "the pattern '%s' has no closing slash; write '%s/'".formatted(text, text));
    }
    var body = text.substring(1, text.length() - 1);
    if (body.isEmpty()) {
      throw new Refusal(
          RuleProblem.BAD_PATTERN, "the pattern is empty; leave the tag out to mean all tags");
    }
    if (body.contains("/,/")) {
      throw new Refusal(
          RuleProblem.BAD_PATTERN,
          "one pattern a rule: write '/%s/'".formatted(body.replace("/,/", "|")));
    }
    return new TagSelector.Matching(compile(body));
  }

  private static Pattern compile(String body) throws Refusal {
    if (body.length() > LONGEST_PATTERN) {
      throw new Refusal(
          RuleProblem.BAD_PATTERN, "a pattern has at most " + LONGEST_PATTERN + " characters");
    }
    try {
      return Pattern.compile(body);
    } catch (PatternSyntaxException e) {
      throw new Refusal(
          RuleProblem.BAD_PATTERN,
          "the pattern '/%s/' does not compile (RE2 syntax): %s"
              .formatted(body, e.getDescription()));
    }
  }
}
