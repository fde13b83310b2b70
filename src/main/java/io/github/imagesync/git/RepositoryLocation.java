package io.github.imagesync.git;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Secret;
import io.github.imagesync.git.GitException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a config repository is. Prints without any credential.
public sealed interface RepositoryLocation {

  /// Reached over http or https. A user and password that stood in the URL are taken out of it.
  record Remote(URI url, Optional<Credential.Basic> login) implements RepositoryLocation {
    @Override
    public String toString() {
      return url.toString();
    }
  }

  /// A folder on this machine: a bare repository, or a clone's root.
  record Folder(Path path) implements RepositoryLocation {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /// Reads an http(s) or `file://` URL or a path. Throws `UNUSABLE` for anything else, ssh
  /// included.
  static RepositoryLocation parse(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      if (isScpLike(text)) {
        throw noSsh(text);
      }
      return new Folder(path(text));
    }
    return switch (text.substring(0, scheme).toLowerCase(Locale.ROOT)) {
      case "http", "https" -> remote(uri(text));
      case "file" -> new Folder(fileIn(text));
      case "ssh", "git+ssh", "ssh+git" -> throw noSsh(text);
      default ->
          throw new GitException(
              Kind.UNUSABLE,
              redacted(text) + ": only http, https and file URLs and folders can be read");
    };
  }

  /// `user@host:path`, but not a Windows drive.
  private static boolean isScpLike(String text) {
    return text.matches("[^/\\\\:]{2,}:(?!//).*");
  }

  private static Remote remote(URI given) {
    if (given.getHost() == null || given.getRawQuery() != null || given.getRawFragment() != null) {
      throw new GitException(
          Kind.UNUSABLE,
          redacted(given.toString()) + ": not the URL of a repository; give https://HOST/PATH");
    }
    try {
      var url =
          new URI(given.getScheme(), null, given.getHost(), given.getPort(), null, null, null)
              + given.getRawPath().replaceFirst("/+$", "");
      return new Remote(uri(url), login(given.getUserInfo()));
    } catch (URISyntaxException e) {
      throw malformed(given.toString());
    }
  }

  private static Optional<Credential.Basic> login(@Nullable String info) {
    if (info == null || info.isEmpty()) {
      return Optional.empty();
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? Optional.of(new Credential.Basic("x-access-token", new Secret(info)))
        : Optional.of(
            new Credential.Basic(info.substring(0, colon), new Secret(info.substring(colon + 1))));
  }

  private static Path fileIn(String text) {
    var url = uri(text);
    if (url.getAuthority() != null && !url.getAuthority().equals("localhost")) {
      throw new GitException(
          Kind.UNUSABLE, redacted(text) + ": a file URL has three slashes: file:///PATH");
    }
    return path(url.getPath());
  }

  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw malformed(text);
    }
    throw new GitException(
        Kind.UNUSABLE, "the repository's location is empty; give a URL or folder");
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw malformed(text);
    }
  }

  private static GitException malformed(String text) {
    return new GitException(Kind.UNUSABLE, redacted(text) + ": neither a URL nor a folder's path");
  }

  private static GitException noSsh(String text) {
    return new GitException(
        Kind.UNUSABLE,
        redacted(text)
            + ": ssh is not spoken; give the repository's https URL, and a token in GITHUB_TOKEN");
  }

  /// A location that could not be read, without all that may be a user and password: they may hold
  /// anything.
  private static String redacted(String text) {
    return text.replaceAll("(?s)(?<=://).*@", "");
  }
}
