package io.github.imagesync.registry.http;

import io.github.imagesync.registry.RegistryException;
import io.github.imagesync.registry.RegistryException.Kind;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tries again what may go well the next time, where that does no harm. A wait that a registry asks
/// for uses up no try, within one request's patience; [Throttled] does that waiting.
final class Retrying implements Exchange {

  private static final System.Logger LOG = System.getLogger(Retrying.class.getName());

  private final Exchange next;
  private final int retries;
  private final Duration patience;
  private final Backoff backoff;
  private final Clock clock;
  private final Sleeper sleeper;

  Retrying(
      Exchange next,
      int retries,
      Duration patience,
      Backoff backoff,
      Clock clock,
      Sleeper sleeper) {
    this.next = next;
    this.retries = retries;
    this.patience = patience;
    this.backoff = backoff;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Answer send(Request request) {
    var tries = new Tries(request);
    while (true) {
      try {
        var answer = next.send(request);
        var trouble = Trouble.of(answer, patience);
        if (!tries.another(trouble)) {
          return answer;
        }
        answer.close();
      } catch (RegistryException e) {
        // A blob's request fails with its source's failure too, which was tried again already.
        if (!request.isRepeatable() || !tries.another(Trouble.of(e))) {
          throw e;
        }
      }
    }
  }

  /// What a try came to.
  private enum Trouble {
    NONE,
    /// The connection, or the registry for a moment.
    PASSING,
    /// The registry wants fewer requests, and did not say when.
    CROWDED,
    /// The registry said when to come again.
    ASKED_TO_WAIT;

    static Trouble of(Answer answer, Duration patience) {
      return switch (answer.status()) {
        case 408, 500, 502, 504 -> PASSING;
        case 429 -> crowded(answer, patience);
        case 503 -> answer.request().isRepeatable() ? crowded(answer, patience) : NONE;
        default -> NONE;
      };
    }

    private static Trouble crowded(Answer answer, Duration patience) {
      return answer
          .retryAfter()
          .map(wait -> wait.compareTo(patience) > 0 ? NONE : ASKED_TO_WAIT)
          .orElse(CROWDED);
    }

    static Trouble of(RegistryException e) {
      if (!e.isTransient()) {
        return NONE;
      }
      boolean crowded = e.kind() == Kind.RATE_LIMITED || e.status() == 503;
      return !crowded ? PASSING : e.retryAfter().isPresent() ? ASKED_TO_WAIT : CROWDED;
    }
  }

  /// The tries of one request.
  private final class Tries {

    private final Request request;
    private @Nullable Instant toldToWait;
    private int used;

    Tries(Request request) {
      this.request = request;
    }

    /// Whether to try again, after the wait for it.
    boolean another(Trouble trouble) {
      return switch (trouble) {
        case NONE -> false;
        case PASSING -> request.isRepeatable() && used < retries && waited();
        case CROWDED -> used++ < retries;
        case ASKED_TO_WAIT -> isPatient();
      };
    }

    private boolean isPatient() {
      var now = clock.instant();
      toldToWait = toldToWait == null ? now : toldToWait;
      return Duration.between(toldToWait, now).compareTo(patience) < 0;
    }

    private boolean waited() {
      used++;
      LOG.log(Level.DEBUG, "try {0} of {1}: {2}", used + 1, retries + 1, request);
      try {
        sleeper.sleep(backoff.before(used));
        return true;
      } catch (InterruptedException e) {
        throw Failures.cancelled(request, e);
      }
    }
  }
}
