package io.github.imagesync.registry.http;

import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import io.github.imagesync.registry.http.Answer.Content;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/// Makes the words of every failure, in one place: image, request, answer, what to do next.
final class Failures {

  /// A longer wait is said to people, but is no reason to come again in this run.
  private static final Duration WORTH_WAITING = Duration.ofMinutes(5);

  private Failures() {}

  /// An answer of a status that was not expected.
  static RegistryException refused(Answer answer) {
    var body =
        ErrorBody.of(answer.content() instanceof Content.Kept(var bytes) ? bytes : new byte[0]);
    int status = answer.status();
    var kind = kind(status);
    var codes = body.codes().isEmpty() ? "" : " " + String.join(" ", body.codes());
    var words = body.words().isEmpty() ? "" : ": " + body.words();
    return new RegistryException(
        kind,
        answer.toString(),
        status,
        body.codes(),
        answer.retryAfter().filter(wait -> wait.compareTo(WORTH_WAITING) <= 0).orElse(null),
        image(answer.request())
            + answer
            + " answered "
            + status
            + codes
            + words
            + advice(kind, answer.request().site()),
        null);
  }

  /// An answer that the specification does not allow, or that can't be read.
  static RegistryException unexpected(Answer answer, String what) {
    return answered(Kind.UNEXPECTED, answer, what);
  }

  /// Content that is not what it was asked for as.
  static RegistryException corrupt(Answer answer, String what) {
    return answered(Kind.CORRUPT, answer, what);
  }

  private static RegistryException answered(Kind kind, Answer answer, String what) {
    return new RegistryException(
        kind, answer.toString(), image(answer.request()) + answer + ": " + what, null);
  }

  /// A request that was not made, or ended without an answer.
  static RegistryException without(Kind kind, Request request, String what) {
    return new RegistryException(
        kind, request.toString(), image(request) + request + ": " + what, null);
  }

  /// The registry is to be left alone for longer than the run waits.
  static RegistryException tooLong(Request request, Duration wait) {
    return without(
        Kind.RATE_LIMITED,
        request,
        "not asked, "
            + request.site().nameOf(request.uri())
            + " wants to be left alone for "
            + wait.toSeconds()
            + " s more; run again then, or log in for a higher limit");
  }

  /// The connection could not be made, or broke. An interrupt shows as a broken connection too.
  static RegistryException broken(Request request, IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return cancelled(request, e);
    }
    var kind = isDistrust(e) ? Kind.UNTRUSTED : Kind.UNREACHABLE;
    return new RegistryException(
        kind, request.toString(), image(request) + request + ": " + words(request.uri(), e), e);
  }

  /// The thread was interrupted; the interrupt stays set.
  static RegistryException cancelled(Request request, @Nullable Exception e) {
    Thread.currentThread().interrupt();
    return new RegistryException(
        Kind.CANCELLED, request.toString(), image(request) + request + ": cancelled", e);
  }

  private static String image(Request request) {
    return request.site().repository() + ": ";
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHORIZED;
      case 403 -> Kind.DENIED;
      case 404 -> Kind.NOT_FOUND;
      case 429 -> Kind.RATE_LIMITED;
      case 408, 500, 502, 503, 504 -> Kind.SERVER;
      default -> status >= 400 ? Kind.REFUSED : Kind.UNEXPECTED;
    };
  }

  private static String advice(Kind kind, Site site) {
    return switch (kind) {
      case UNAUTHORIZED -> " — check the credential for " + site.registry() + " in auth.json";
      case DENIED ->
          " — the credential for " + site.registry() + " may not do this; check its permissions";
      case RATE_LIMITED -> " — try again later, or log in for a higher limit";
      case UNREACHABLE,
          UNTRUSTED,
          NO_CREDENTIAL,
          NOT_FOUND,
          SERVER,
          REFUSED,
          CORRUPT,
          UNEXPECTED,
          CANCELLED ->
          "";
    };
  }

  private static boolean isDistrust(IOException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException) {
        return true;
      }
    }
    return e instanceof SSLException && message(e).contains("unrecognized SSL message");
  }

  private static String words(URI uri, IOException e) {
    var host = Hosts.authority(uri);
    return switch (e) {
      case UnknownHostException _ -> "no host has the name " + host + "; check its spelling";
      case ConnectTimeoutException _ -> host + " does not answer";
      case SocketTimeoutException _ -> host + " was silent for too long";
      case ConnectException _ -> host + " can't be reached: " + message(e);
      case NoHttpResponseException _ -> host + " closed the connection without an answer";
      case SSLException _ when message(e).contains("unrecognized SSL message") ->
          host + " speaks no https; for plain http give it an entry with \"insecure\": true";
      case SSLException _ when isDistrust(e) ->
          "the certificate of "
              + host
              + " is not trusted; give its authority with --ca-file ("
              + message(e)
              + ")";
      default -> "the connection broke: " + message(e);
    };
  }

  private static String message(Throwable e) {
    var message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\?\\S*", "");
  }
}
