package io.github.imagesync.registry.http;

import io.github.imagesync.registry.http.Pauses.Pause;

/// Leaves a host alone for as long as it asks, whichever request it said that to. The answer itself
/// is handed on: whether to try again is not decided here.
final class Throttled implements Exchange {

  private final Exchange next;
  private final Pauses pauses;

  Throttled(Exchange next, Pauses pauses) {
    this.next = next;
    this.pauses = pauses;
  }

  @Override
  public Answer send(Request request) {
    var pause = pauses.of(request.site().nameOf(request.uri()));
    waitFor(pause, request);
    var answer = next.send(request);
    if (isRefusal(answer.status())) {
      pause.extend(answer.retryAfter());
    } else {
      pause.end();
    }
    return answer;
  }

  /// Too many requests, or too much for the registry at the moment.
  static boolean isRefusal(int status) {
    return status == 429 || status == 503;
  }

  private static void waitFor(Pause pause, Request request) {
    try {
      pause
          .await()
          .ifPresent(wait -> {
            throw Failures.tooLong(request, wait);
          });
    } catch (InterruptedException e) {
      throw Failures.cancelled(request, e);
    }
  }
}
