package io.github.imagesync.credentials;

import io.github.imagesync.credentials.Login.Transport;
import io.github.imagesync.document.Document;
import io.github.imagesync.document.Node;
import io.github.imagesync.document.Place;
import io.github.imagesync.document.Problem;
import io.github.imagesync.document.Problem.Mistake;
import io.github.imagesync.oci.MalformedReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the entries of a credentials file, and collects all that is wrong with them.
final class AuthFileReader {

  private final Document document;
  private final Map<String, String> environment;
  private final List<Problem> problems = new ArrayList<>();
  private final List<AuthEntry> entries = new ArrayList<>();
  private final Map<AuthKey, Place> seen = new HashMap<>();

  AuthFileReader(Document document, Map<String, String> environment) {
    this.document = document;
    this.environment = environment;
  }

  AuthFile read() {
    problems.addAll(document.problems());
    document.root().ifPresent(this::root);
    return new AuthFile(entries, problems);
  }

  private void root(Node root) {
    if (!(root instanceof Node.Mapping mapping)) {
      report(
          AuthProblem.SHAPE,
          "a credentials file is a mapping of registries, not " + root.kind(),
          root.place());
      return;
    }
    for (var entry : mapping.entries()) {
      key(entry).ifPresent(key -> value(key, entry));
    }
  }

  private Optional<AuthKey> key(Node.Entry entry) {
    try {
      var key = AuthKey.parse(entry.key());
      var earlier = seen.putIfAbsent(key, entry.place());
      if (earlier != null) {
        problems.add(
            new Mistake(
                AuthProblem.SAME_KEY,
                "another entry is for " + key + " too; keep one of them",
                entry.place(),
                Optional.of(earlier)));
      }
      return Optional.of(key);
    } catch (MalformedReference e) {
      report(AuthProblem.KEY, String.valueOf(e.getMessage()), entry.place());
      return Optional.empty();
    }
  }

  private void value(AuthKey key, Node.Entry entry) {
    if (!(entry.value() instanceof Node.Mapping fields)) {
      report(
          AuthProblem.SHAPE,
          "write {\"username\": …, \"password\": …}, not " + entry.value().kind(),
          entry.value().place());
      return;
    }
    AuthValue username = new AuthValue.Absent();
    AuthValue password = new AuthValue.Absent();
    var transport = Transport.SECURE;
    for (var field : fields.entries()) {
      switch (field.key()) {
        case "username" -> username = text(field);
        case "password" -> password = text(field);
        case "insecure" -> transport = transport(field);
        default ->
            report(
                AuthProblem.UNKNOWN_FIELD,
                "'" + field.key() + "' means nothing here; known are username, password, insecure",
                field.place());
      }
    }
    var credential = credential(key, username, password, entry.place());
    entries.add(new AuthEntry(key, credential, transport, entry.place()));
  }

  private AuthValue text(Node.Entry field) {
    if (field.value() instanceof Node.Text text) {
      return AuthValue.read(text, environment);
    }
    report(
        AuthProblem.SHAPE,
        "'" + field.key() + "' is a text; put double quotes around it",
        field.value().place());
    return new AuthValue.Absent();
  }

  private Transport transport(Node.Entry field) {
    if (field.value() instanceof Node.Truth truth) {
      return truth.value() ? Transport.INSECURE : Transport.SECURE;
    }
    report(AuthProblem.SHAPE, "'insecure' is true or false", field.value().place());
    return Transport.SECURE;
  }

  private Optional<Credential> credential(
      AuthKey key, AuthValue username, AuthValue password, Place place) {
    if (username.isWritten() != password.isWritten()) {
      report(
          AuthProblem.INCOMPLETE,
          username.isWritten()
              ? "a username without a password; write both, or leave both empty for anonymous"
              : "a password without a username; write both, or leave both empty for anonymous",
          place);
      return Optional.of(new Credential.Anonymous());
    }
    if (!username.isWritten()) {
      boolean said = username.isSaid() || password.isSaid();
      return said ? Optional.of(new Credential.Anonymous()) : Optional.empty();
    }
    return Optional.of(username.with(password, key));
  }

  private void report(AuthProblem code, String message, Place place) {
    problems.add(new Mistake(code, message, place));
  }
}
