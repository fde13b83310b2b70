package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.RemoteRepositoryException;

/// What a failed exchange with a server means, from its last status and JGit's exception. Words of
/// servers and of JGit are quoted only without what is secret.
final class Failures {

  private final Remote remote;
  private final List<String> secrets;

  Failures(Remote remote, Access access) {
    this.remote = remote;
    this.secrets =
        Stream.concat(
                access.token().stream(), remote.login().stream().map(login -> login.password()))
            .map(secret -> secret.reveal())
            .toList();
  }

  GitException of(Exception failure, int status) {
    var said = scrubbed(Optional.ofNullable(failure.getMessage()).orElse("no reason was given"));
    return switch (status) {
      case 401 ->
          failed(
              Kind.UNAUTHORIZED,
              "the server asks for a credential, and none or a wrong one was given; set GITHUB_TOKEN"
                  + " to a token that may read the repository",
              failure);
      case 403 ->
          failed(
              Kind.REFUSED,
              "the token may not do this, or the server forbids it to all; check the token's"
                  + " permission 'contents'",
              failure);
      case 404 ->
          failed(
              Kind.NOT_FOUND,
              "no such repository, or the token may not see it; check the URL and GITHUB_TOKEN",
              failure);
      case 407 ->
          failed(
              Kind.REFUSED,
              "the proxy asks for a user and password; give them in HTTPS_PROXY",
              failure);
      case 408, 429, 500, 502, 503, 504 ->
          failed(Kind.UNREACHABLE, "the server answered " + status + "; try again later", failure);
      default -> withoutStatus(failure, said);
    };
  }

  private GitException withoutStatus(Exception failure, String said) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Connections.TooMuch _ -> {
          return failed(
              Kind.TOO_LARGE,
              "the server sends more than 512 MiB; keep rules in a repository of their own, or give"
                  + " a clone's folder",
              failure);
        }
        case UnknownHostException _ -> {
          return failed(
              Kind.UNREACHABLE,
              "the host's name is not known; check the URL and the proxy",
              failure);
        }
        case SSLException _ -> {
          return failed(
              Kind.UNTRUSTED,
              "no trusted TLS connection (" + scrubbed(String.valueOf(cause.getMessage())) + ")",
              failure);
        }
        case InterruptedIOException _ -> {
          return failed(Kind.UNREACHABLE, "the server took too long; try again later", failure);
        }
        case SocketException _ -> {
          return failed(
              Kind.UNREACHABLE,
              "no connection (" + scrubbed(String.valueOf(cause.getMessage())) + ")",
              failure);
        }
        case RemoteRepositoryException _ -> {
          return failed(Kind.REFUSED, "the server said: " + said, failure);
        }
        default -> {
          // The reason may be deeper.
        }
      }
    }
    return failed(
        Kind.CORRUPT,
        "the server's answer is not understood (" + said + "); check the URL",
        failure);
  }

  private GitException failed(Kind kind, String words, Exception cause) {
    return new GitException(kind, remote + ": " + words, scrubbed(cause));
  }

  /// The cause without the secrets that JGit may quote: its type and place, in clean words.
  private Exception scrubbed(Exception cause) {
    var clean =
        new Exception(
            cause.getClass().getSimpleName() + ": " + scrubbed(String.valueOf(cause.getMessage())));
    clean.setStackTrace(cause.getStackTrace());
    return clean;
  }

  String scrubbed(String text) {
    var clean = text.replaceAll("(?<=://)[^/\\s]*@", "");
    for (var secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return clean.replaceAll("\\s+", " ").strip();
  }
}
