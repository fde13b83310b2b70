package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.rules.RuleFile;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Which files of a commit are rule files: a file, a folder (all `.json`, `.yaml` and `.yml` below
/// it, except in hidden folders), or a glob with `*`, `**`, `?` and `{a,b}`.
public final class RulePath {

  private static final Pattern GLOB = Pattern.compile("[*?{]");

  /// What is read where nothing is said, as far as it exists.
  public static final List<RulePath> DEFAULTS = List.of(parse("images.json"), parse("rules/"));

  private final String text;
  private final String fixed;
  private final @Nullable Pattern glob;

  private RulePath(String text, String fixed, @Nullable Pattern glob) {
    this.text = text;
    this.fixed = fixed;
    this.glob = glob;
  }

  /// Reads a path relative to the repository's root. Throws `UNUSABLE` for one that leaves it.
  public static RulePath parse(String text) {
    var parts =
        Arrays.stream(text.split("/", -1))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    if (text.startsWith("/") || parts.contains("..")) {
      throw new GitException(
          Kind.UNUSABLE, text + ": a path of rules is relative to the repository and stays in it");
    }
    var path = String.join("/", parts);
    if (!GLOB.matcher(path).find()) {
      return new RulePath(text, path, null);
    }
    var plain = parts.stream().takeWhile(part -> !GLOB.matcher(part).find()).toList();
    return new RulePath(text, String.join("/", plain), pattern(text, path));
  }

  /// Whether this is a file or folder by its very name.
  boolean isPlain() {
    return glob == null;
  }

  /// Whether this names just that entry.
  boolean names(String path) {
    return glob == null && fixed.equals(path);
  }

  /// Whether a file is meant.
  boolean matches(String path) {
    if (names(path)) {
      return true;
    }
    if (!RuleFile.isRules(path)) {
      return false;
    }
    return glob != null ? glob.matcher(path).matches() : contains(path) && !isHidden(path);
  }

  /// Whether there may be files that are meant below a folder.
  boolean mayBeBelow(String folder) {
    return fixed.isEmpty() || (fixed + "/").startsWith(folder + "/") || contains(folder);
  }

  private boolean contains(String path) {
    return fixed.isEmpty() || path.startsWith(fixed + "/");
  }

  private boolean isHidden(String path) {
    var below = fixed.isEmpty() ? path : path.substring(fixed.length() + 1);
    return below.startsWith(".") || below.contains("/.");
  }

  private static Pattern pattern(String text, String glob) {
    var regex = new StringBuilder();
    int alternatives = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        regex.append("(?:[^/]+/)*");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '{') {
        alternatives++;
        regex.append("(?:");
      } else if (c == '}' && alternatives > 0) {
        alternatives--;
        regex.append(')');
      } else if (c == ',' && alternatives > 0) {
        regex.append('|');
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      throw new GitException(Kind.UNUSABLE, text + ": a brace is not closed in this pattern", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
