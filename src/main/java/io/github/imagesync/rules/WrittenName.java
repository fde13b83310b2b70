package io.github.imagesync.rules;

import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import java.util.Optional;
import java.util.regex.Pattern;

/// A source or destination cut into its parts: `repository[:tags|:/pattern/][@digest]`. The parts
/// are not checked yet, but hold no credentials.
record WrittenName(String repository, Optional<String> tags, Optional<String> digest) {

  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(.+)");

  static WrittenName of(String text) throws Refusal {
    refuseScheme(text);
    int prefix = layoutPrefix(text);
    int pattern = text.indexOf(":/", prefix);
    if (pattern >= 0) {
      var repository = text.substring(0, pattern);
      refuseCredentials(repository, prefix);
      return new WrittenName(
          repository, Optional.of(text.substring(pattern + 1)), Optional.empty());
    }
    refuseCredentials(text, prefix);
    int at = Reference.digestAt(text);
    var named = at < 0 ? text : text.substring(0, at);
    var digest = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
    int colon = Reference.tagColon(named);
    return colon < 0
        ? new WrittenName(named, Optional.empty(), digest)
        : new WrittenName(
            named.substring(0, colon), Optional.of(named.substring(colon + 1)), digest);
  }

  boolean hasPattern() {
    return tags.filter(text -> text.startsWith("/")).isPresent();
  }

  private static int layoutPrefix(String text) {
    var prefix = Repository.LAYOUT + ":";
    return text.startsWith(prefix) ? prefix.length() : 0;
  }

  private static void refuseScheme(String text) throws Refusal {
    var matcher = SCHEME.matcher(text);
    if (matcher.matches()) {
      refuseCredentials(matcher.group(2), 0);
      throw new Refusal(
          RuleProblem.SCHEME,
          "leave out '%s://' and write '%s'".formatted(matcher.group(1), matcher.group(2)));
    }
  }

  /// `user:password@host/…`: a digest holds no slash, so a slash after an at sign is none.
  private static void refuseCredentials(String text, int prefix) throws Refusal {
    int at = text.indexOf('@');
    if (prefix == 0 && at >= 0 && text.indexOf('/', at) >= 0) {
      throw new Refusal(
          RuleProblem.SECRET_IN_RULES,
          "this looks like a credential before an '@'; remove it here and from the history, change"
              + " it, and put it into auth.json");
    }
  }
}
