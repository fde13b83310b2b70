package io.github.imagesync.oci;

import java.util.regex.Pattern;

/// A tag: at most 128 word characters, dots and dashes, not starting with dot or dash
/// (distribution-spec, "Pulling manifests").
public record Tag(String name) implements Target, Comparable<Tag> {

  private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  public Tag {
    if (!GRAMMAR.matcher(name).matches()) {
      throw new MalformedReference(MalformedReference.Part.TAG, "'" + name + "' is not a tag");
    }
  }

  /// Whether this text could be a tag.
  public static boolean isTag(String text) {
    return GRAMMAR.matcher(text).matches();
  }

  @Override
  public int compareTo(Tag other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
