package io.github.imagesync.registry.http;

import io.github.imagesync.oci.Repository;

/// What a token is to allow (distribution's token specification, "Requesting a Token").
record Scope(String text) implements Comparable<Scope> {

  static Scope pull(Repository repository) {
    return new Scope("repository:" + repository.path() + ":pull");
  }

  static Scope pullAndPush(Repository repository) {
    return new Scope("repository:" + repository.path() + ":pull,push");
  }

  @Override
  public int compareTo(Scope other) {
    return text.compareTo(other.text);
  }
}
