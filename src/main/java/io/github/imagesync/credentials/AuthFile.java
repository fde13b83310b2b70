package io.github.imagesync.credentials;

import io.github.imagesync.document.Document;
import io.github.imagesync.document.Problem;
import io.github.imagesync.oci.Repository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// auth.json, or its template: registry or path → user, password, `insecure`. All that is wrong
/// with it is in `problems`; a file with mistakes is not to be used.
public final class AuthFile {

  /// No entries.
  public static final AuthFile EMPTY = new AuthFile(List.of(), List.of());

  private final List<AuthEntry> entries;
  private final List<Problem> problems;

  AuthFile(List<AuthEntry> entries, List<Problem> problems) {
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
  }

  /// Reads the bytes of a file, comments allowed; values that are wholly `$NAME` or `${NAME}` are
  /// taken from the environment.
  public static AuthFile parse(String name, byte[] bytes, Map<String, String> environment) {
    var document = Document.read(name, bytes, Document.Syntax.JSON);
    return new AuthFileReader(document, environment).read();
  }

  public List<Problem> problems() {
    return problems;
  }

  /// The entry with the longest path that covers the repository.
  Optional<AuthEntry> entryFor(Repository repository) {
    return entries.stream()
        .filter(entry -> entry.key().covers(repository))
        .max(Comparator.comparingInt(entry -> entry.key().path().size()));
  }

  /// Names no user and no secret.
  @Override
  public String toString() {
    return "AuthFile" + entries.stream().map(AuthEntry::key).toList();
  }
}
