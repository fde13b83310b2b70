package io.github.imagesync.job;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.git.Commit;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.RulePath;
import io.github.imagesync.git.RulesAtCommit;
import io.github.imagesync.rules.Layouts;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.util.ArrayList;
import java.util.List;

/// The rules of a config repository at its commits, in the files at these paths.
public record RuleRevisions(ConfigRepository repository, List<RulePath> paths, Layouts layouts) {

  public RuleRevisions {
    paths = List.copyOf(paths);
  }

  /// The rules of a commit that are to be carried out; that there are none at a path is a mistake.
  public RuleSet current(Commit commit, Settings settings) {
    var found = repository.rules(commit, paths);
    var problems = new ArrayList<>(found.problems());
    problems.addAll(missing(found));
    return read(found, problems, settings);
  }

  /// The rules of a commit to compare others with, which may lack what came later.
  public RuleSet earlier(Commit commit, Settings settings) {
    var found = repository.rules(commit, paths);
    return read(found, found.problems(), settings);
  }

  /// The other files of a commit.
  public CommitFiles files(Commit commit) {
    return path -> repository.file(commit, path);
  }

  private RuleSet read(RulesAtCommit found, List<Problem> problems, Settings settings) {
    return RuleSet.parse(found.files(), settings, layouts).after(problems);
  }

  /// Of the default paths one is enough.
  private List<Problem> missing(RulesAtCommit found) {
    boolean anyIsEnough = paths.equals(RulePath.DEFAULTS);
    if (anyIsEnough && found.missing().size() < paths.size()) {
      return List.of();
    }
    return found.missing().stream()
        .<Problem>map(path ->
            new Problem.Mistake(
                RevisionProblem.NO_SUCH_PATH,
                "there are no rules here; add the file, or say with --rules where they are",
                new Place(path.toString(), 1, 1)))
        .toList();
  }
}
