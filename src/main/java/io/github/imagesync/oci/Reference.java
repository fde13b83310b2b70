package io.github.imagesync.oci;

import org.jspecify.annotations.Nullable;

/// A manifest by its full name: repository and tag, digest, or both; then the digest decides and
/// the tag is only said, as in `docker pull`.
public record Reference(Repository repository, @Nullable Tag tag, @Nullable Digest digest)
    implements Comparable<Reference> {

  public Reference {
    if (tag == null && digest == null) {
      throw new MalformedReference(
          MalformedReference.Part.EMPTY, "neither tag nor digest for " + repository);
    }
  }

  /// The manifest that this target names in the repository.
  public static Reference of(Repository repository, Target target) {
    return switch (target) {
      case Tag tag -> new Reference(repository, tag, null);
      case Digest digest -> new Reference(repository, null, digest);
    };
  }

  /// Reads `repository[:tag][@digest]`; without either the tag is `latest`. Throws
  /// [MalformedReference].
  public static Reference parse(String text) {
    int at = digestAt(text);
    var digest = at < 0 ? null : Digest.parse(text.substring(at + 1));
    var named = at < 0 ? text : text.substring(0, at);
    int colon = tagColon(named);
    var tag = colon < 0 ? null : new Tag(named.substring(colon + 1));
    var repository = Repository.parse(colon < 0 ? named : named.substring(0, colon));
    return new Reference(
        repository, tag == null && digest == null ? new Tag("latest") : tag, digest);
  }

  /// Where the tag's colon stands in `registry:port/path:tag`, or -1: a port is not a tag.
  public static int tagColon(String text) {
    int from = text.startsWith(Repository.LAYOUT + ":") ? Repository.LAYOUT.length() + 1 : 0;
    return text.indexOf(':', Math.max(text.lastIndexOf('/'), from));
  }

  /// Where the at sign before the digest stands, or -1: a folder's path may hold one itself.
  public static int digestAt(String text) {
    boolean layout = text.startsWith(Repository.LAYOUT + ":");
    return text.indexOf('@', layout ? text.lastIndexOf('/') + 1 : 0);
  }

  /// What to ask the registry for: the digest where there is one.
  public Target target() {
    if (digest != null) {
      return digest;
    }
    if (tag != null) {
      return tag;
    }
    throw new IllegalStateException("a reference has a tag or a digest");
  }

  @Override
  public int compareTo(Reference other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
  }
}
