package io.github.imagesync.git;

import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.rules.RuleFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// The rule files of a commit, in the order of the paths asked for and by name within one; what is
/// wrong with entries that were meant but can't be read; and the paths for which there is nothing.
public record RulesAtCommit(List<RuleFile> files, List<Problem> problems, List<RulePath> missing) {

  public RulesAtCommit {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    missing = List.copyOf(missing);
  }

  static RulesAtCommit of(Collection<Collector> found) {
    var files = new LinkedHashMap<String, RuleFile>();
    var problems = new LinkedHashMap<String, Problem>();
    found.forEach(each -> each.files.forEach(file -> files.putIfAbsent(file.name(), file)));
    found.forEach(each ->
        each.problems.forEach(problem -> problems.putIfAbsent(problem.place().file(), problem)));
    return new RulesAtCommit(
        List.copyOf(files.values()),
        List.copyOf(problems.values()),
        found.stream().filter(Collector::isEmpty).map(Collector::path).toList());
  }

  /// What one path finds.
  static final class Collector {

    private final RulePath path;
    private final List<RuleFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean isFolder;

    Collector(RulePath path) {
      this.path = path;
    }

    RulePath path() {
      return path;
    }

    void folder(String name) {
      isFolder |= path.names(name);
    }

    void file(RuleFile file) {
      files.add(file);
    }

    /// An entry that is no file: worth a word where it was meant, a mistake where it was named.
    void skipped(String name, GitProblem why) {
      if (path.names(name)) {
        unreadable(name, why);
      } else if (path.matches(name) || (path.mayBeBelow(name) && mayBeFolder(name))) {
        problems.add(new Problem.Warning(why, why.words(), start(name)));
      }
    }

    /// A link says nothing of what it leads to, but files of rules lie in folders without endings.
    private static boolean mayBeFolder(String name) {
      return name.indexOf('.', name.lastIndexOf('/') + 1) < 0;
    }

    void unreadable(String name, GitProblem why) {
      problems.add(new Problem.Mistake(why, why.words(), start(name)));
    }

    private boolean isEmpty() {
      return files.isEmpty() && problems.isEmpty() && !isFolder;
    }

    private static Place start(String name) {
      return new Place(name, 1, 1);
    }
  }
}
