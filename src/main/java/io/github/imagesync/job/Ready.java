package io.github.imagesync.job;

import io.github.imagesync.document.Problem;
import io.github.imagesync.rules.RuleSet;
import java.util.List;

/// A job that could begin, and what is wrong with the credentials file that it was made from: a
/// mistake there counts like one in the rules.
public record Ready<J>(J job, List<Problem> problems) {

  public Ready {
    problems = List.copyOf(problems);
  }

  /// The rules with these problems before their own.
  public RuleSet with(RuleSet rules) {
    return rules.after(problems);
  }
}
