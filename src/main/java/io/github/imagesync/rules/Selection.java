package io.github.imagesync.rules;

import java.util.List;

/// What a rule selects among the tags that its source has.
public sealed interface Selection {

  /// What is wanted; may be empty where the rule allows that.
  record Found(List<Wanted> wanted) implements Selection {
    public Found {
      wanted = List.copyOf(wanted);
    }
  }

  /// No tag matches, and the rule does not allow that.
  record NoMatch(Rule rule) implements Selection {

    public RuleProblem code() {
      return RuleProblem.NO_MATCH;
    }

    public String message() {
      return "no tag of %s matches '%s'".formatted(rule.source(), rule.written().source());
    }
  }
}
