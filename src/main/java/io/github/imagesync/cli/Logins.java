package io.github.imagesync.cli;

import io.github.imagesync.credentials.AuthFile;
import io.github.imagesync.credentials.ConfiguredCredentials;
import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.document.Problem;
import io.github.imagesync.job.CommitFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who shows what to whom: the credentials file that counts, and all that is wrong with it.
record Logins(Credentials credentials, List<Problem> problems) {

  /// The files that count where none is named.
  static final List<String> USUAL = List.of("auth.json", "auth.template.json");

  /// Reads the file that was named, else the usual ones; then Docker's. Throws [Unusable] where a
  /// file can't be read.
  static Logins read(Optional<String> named, World world) {
    var file =
        named.or(() -> USUAL.stream().filter(name -> Files.exists(world.path(name))).findFirst());
    return of(file.map(name -> parse(name, world)).orElse(AuthFile.EMPTY), world.environment());
  }

  /// As [#read], from the files of a commit. An absolute path names a file of this machine.
  static Logins committed(CommitFiles files, Optional<String> named, World world) {
    if (named.isPresent() && Path.of(named.get()).isAbsolute()) {
      return read(named, world);
    }
    var found =
        named.map(List::of).orElse(USUAL).stream()
            .flatMap(name -> parsed(files, name, world).stream())
            .findFirst();
    if (found.isEmpty() && named.isPresent()) {
      throw new Unusable("--auth: there is no " + named.get() + " in the commit");
    }
    return of(found.orElse(AuthFile.EMPTY), world.environment());
  }

  private static Optional<AuthFile> parsed(CommitFiles files, String name, World world) {
    return files.of(name).map(bytes -> AuthFile.parse(name, bytes, world.environment()));
  }

  /// Uses this file, then Docker's.
  static Logins of(AuthFile file, Map<String, String> environment) {
    var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    var docker = ConfiguredCredentials.dockerConfig(environment, home);
    return new Logins(ConfiguredCredentials.of(file, docker, environment), file.problems());
  }

  private static AuthFile parse(String name, World world) {
    try {
      return AuthFile.parse(name, Files.readAllBytes(world.path(name)), world.environment());
    } catch (IOException e) {
      throw new Unusable("the credentials file can't be read: " + Complaints.words(e), e);
    }
  }
}
