package io.github.imagesync.cli;

import io.github.imagesync.document.Document;
import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleProblem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/// Finds rule files on this machine: a file, a folder with all below it, or a glob. What can't be
/// read is a problem like any other, so that all of them show in one run.
final class RuleFinder {

  private static final System.Logger LOG = System.getLogger(RuleFinder.class.getName());

  private final Path directory;
  private final Map<String, RuleFile> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleFinder(Path directory) {
    this.directory = directory;
  }

  /// Rule files in the order asked for, and what could not be read.
  record Found(List<RuleFile> files, List<Problem> problems) {}

  /// What these paths name, relative to the directory.
  static Found find(Path directory, List<String> paths) {
    var finder = new RuleFinder(directory);
    paths.forEach(finder::add);
    return new Found(List.copyOf(finder.files.values()), List.copyOf(finder.problems));
  }

  private void add(String text) {
    try {
      var path = directory.resolve(text).normalize();
      if (Files.isDirectory(path)) {
        addFolder(path);
      } else if (Files.exists(path) || !isGlob(text)) {
        addFile(path);
      } else {
        addGlob(text);
      }
    } catch (InvalidPathException e) {
      problems.add(unreadable(text, "not a path"));
    } catch (IOException e) {
      problems.add(unreadable(text, Complaints.words(e)));
    }
  }

  private static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private void addFolder(Path folder) throws IOException {
    int before = files.size() + problems.size();
    for (var path : below(folder)) {
      if (RuleFile.isRules(path.getFileName().toString())) {
        addFile(path);
      } else {
        LOG.log(
            System.Logger.Level.INFO,
            "ignored {0}: rules files are named .json, .yaml or .yml",
            name(path));
      }
    }
    if (files.size() + problems.size() == before) {
      LOG.log(System.Logger.Level.WARNING, "no rules file in {0}", name(folder));
    }
  }

  private void addGlob(String glob) throws IOException {
    var start = directory.resolve(fixedPart(glob)).normalize();
    var matcher = matcher(glob);
    var matching = new ArrayList<Path>();
    if (Files.isDirectory(start)) {
      below(start).stream()
          .filter(path -> matcher.matches(Path.of(name(path))))
          .forEach(matching::add);
    }
    if (matching.isEmpty()) {
      problems.add(unreadable(glob, "no file matches; check the pattern"));
    }
    matching.forEach(this::addFile);
  }

  private static PathMatcher matcher(String glob) {
    try {
      var normal = glob.startsWith("./") ? glob.substring(2) : glob;
      return FileSystems.getDefault().getPathMatcher("glob:" + normal);
    } catch (PatternSyntaxException e) {
      throw new Unusable("--rules: '" + glob + "' is not a pattern: " + e.getDescription(), e);
    }
  }

  /// The folders before the first part that holds a wildcard.
  private static String fixedPart(String glob) {
    int wildcard = 0;
    while (!isGlob(glob.substring(wildcard, wildcard + 1))) {
      wildcard++;
    }
    return glob.substring(0, glob.lastIndexOf('/', wildcard) + 1);
  }

  /// All files below a folder but those in hidden folders, sorted.
  private static List<Path> below(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !isHidden(folder.relativize(path)))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(Path path) {
    for (var part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private void addFile(Path path) {
    var name = name(path);
    if (files.containsKey(name)) {
      return;
    }
    try (var in = Files.newInputStream(path)) {
      files.put(name, new RuleFile(name, in.readNBytes(Document.LARGEST_BYTES + 1)));
    } catch (IOException e) {
      problems.add(unreadable(name, reason(e, path)));
    }
  }

  private static String reason(IOException e, Path path) {
    return Complaints.words(e).replace(path + ": ", "");
  }

  /// As the user would write it: relative to the directory where it lies below.
  private String name(Path path) {
    var base = directory.normalize();
    var shown = path.startsWith(base) && !path.equals(base) ? base.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  private static Problem unreadable(String name, String why) {
    return new Problem.Mistake(RuleProblem.UNREADABLE, why, new Place(name, 1, 1));
  }
}
