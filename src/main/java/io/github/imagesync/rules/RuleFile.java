package io.github.imagesync.rules;

import io.github.imagesync.document.Document.Syntax;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule file as it was found: its name as people know it, and its bytes, which no one writes to.
@SuppressWarnings("ArrayRecordComponent")
public record RuleFile(String name, byte[] bytes) {

  /// Whether a file in a folder of rules is read: `.json`, `.yaml` or `.yml`.
  public static boolean isRules(String name) {
    return syntax(name).isPresent();
  }

  static Optional<Syntax> syntax(String name) {
    return Syntax.of(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleFile that
        && name.equals(that.name)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}
