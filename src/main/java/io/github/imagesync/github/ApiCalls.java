package io.github.imagesync.github;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import dev.failsafe.function.CheckedSupplier;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.kohsuke.github.HttpException;

/// Makes one call at a time to GitHub's API, again where that may help, and says in [ApiFailure]
/// what a failure means. The client itself neither waits nor repeats.
final class ApiCalls {

  private final FailsafeExecutor<Object> calls;

  private ApiCalls(int tries, Duration firstDelay, Duration timeout) {
    var again =
        RetryPolicy.builder()
            .handleIf(ApiCalls::mayGoWellLater)
            .withMaxAttempts(tries)
            .withBackoff(firstDelay.toMillis(), 20 * firstDelay.toMillis(), ChronoUnit.MILLIS)
            .build();
    var inTime = Timeout.<Object>builder(timeout).withInterrupt().build();
    this.calls = Failsafe.with(again, inTime);
  }

  /// Up to three tries; `pause` is the time before the second.
  static ApiCalls patient(Duration pause) {
    return new ApiCalls(3, pause, Duration.ofSeconds(20));
  }

  /// For a job that is about to be killed (2.5 s after SIGTERM): one try of two seconds.
  static ApiCalls hasty() {
    return new ApiCalls(1, Duration.ofMillis(1), Duration.ofSeconds(2));
  }

  <T> T call(String doing, CheckedSupplier<T> request) throws ApiFailure {
    try {
      return calls.get(request);
    } catch (FailsafeException e) {
      throw failure(doing, e.getCause() == null ? e : e.getCause());
    }
  }

  private static ApiFailure failure(String doing, Throwable cause) {
    if (mayGoWellLater(cause)) {
      return new ApiFailure(
          ApiFailure.Kind.UNAVAILABLE, doing + ": GitHub's API " + words(cause), cause);
    }
    if (cause instanceof FileNotFoundException) {
      return new ApiFailure(ApiFailure.Kind.FORBIDDEN, doing + ": " + words(cause), cause);
    }
    int status = cause instanceof HttpException http ? http.getResponseCode() : 0;
    return new ApiFailure(
        status == 401 || status == 403 ? ApiFailure.Kind.FORBIDDEN : ApiFailure.Kind.REFUSED,
        doing + ": " + words(cause),
        cause);
  }

  private static boolean mayGoWellLater(Throwable e) {
    return switch (e) {
      case TooManyRequests _, TimeoutExceededException _ -> true;
      case FileNotFoundException _ -> false;
      // -1: no answer came.
      case HttpException http -> http.getResponseCode() >= 500 || http.getResponseCode() < 100;
      case IOException _ -> true;
      default -> false;
    };
  }

  /// The answer's status alone: its body is GitHub's, but may be a proxy's page.
  private static String words(Throwable e) {
    return switch (e) {
      case TooManyRequests _ -> "has had too many requests with this token";
      case TimeoutExceededException _ -> "did not answer in time";
      case FileNotFoundException _ -> "answered 404";
      case HttpException http when http.getResponseCode() >= 100 ->
          "answered " + http.getResponseCode();
      case IOException _ -> "can't be reached";
      default -> "gave an answer that is not understood";
    };
  }
}
