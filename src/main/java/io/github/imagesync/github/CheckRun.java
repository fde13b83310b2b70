package io.github.imagesync.github;

import static java.lang.System.Logger.Level.WARNING;

import io.github.imagesync.report.CheckText;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One check run from its beginning to its end. Nothing here throws: where GitHub's API can't be
/// used, the job goes on, and [#missing()] says why no one sees the check. Safe for many threads.
public final class CheckRun {

  private static final System.Logger LOG = System.getLogger(CheckRun.class.getName());

  private static final CheckText LEFT_OVER =
      CheckText.brief(
          "Ended without a result",
          "The runner ended before the job could report. The next run took over what was left.");

  /// What a check run is and whose it is.
  public record Identity(String name, String commit, URI page) {}

  private final Identity identity;
  private final InstantSource clock;
  private final @Nullable CheckApi api;

  private OptionalLong id = OptionalLong.empty();
  private Optional<String> missing = Optional.empty();
  private boolean forbidden;
  private boolean over;

  private CheckRun(Identity identity, @Nullable CheckApi api, InstantSource clock) {
    this.identity = identity;
    this.api = api;
    this.clock = clock;
  }

  /// Begins a check run, which shows this text until there is more to tell.
  static CheckRun begin(Identity identity, CheckText text, CheckApi api, InstantSource clock) {
    var run = new CheckRun(identity, api, clock);
    run.create(api, text);
    return run;
  }

  /// A check run that is told to no one, for this reason.
  static CheckRun untold(Identity identity, String why, InstantSource clock) {
    var run = new CheckRun(identity, null, clock);
    run.missing = Optional.of(why);
    return run;
  }

  /// The id that GitHub gave it; it is never looked up by its name.
  public synchronized OptionalLong id() {
    return id;
  }

  /// Why the check run is not, or not as it should be, on GitHub; empty when all went well.
  public synchronized Optional<String> missing() {
    return missing;
  }

  /// Shows how far the job is; tried once, since the end must not wait for it.
  public synchronized void update(CheckText text) {
    if (api == null || over || forbidden || id.isEmpty()) {
      return;
    }
    try {
      api.hasty().update(id.getAsLong(), text, List.of());
    } catch (ApiFailure e) {
      failed(e);
    }
  }

  /// Ends the check run; what comes later is not shown. `hurry` is for a job that is about to be
  /// killed.
  public synchronized void complete(
      Conclusion conclusion, CheckText text, List<Annotation> annotations, Hurry hurry) {
    if (over || api == null) {
      return;
    }
    over = true;
    var calls = hurry == Hurry.YES ? api.hasty() : api;
    if (id.isEmpty() && !forbidden) {
      missing = Optional.empty();
      create(calls, text);
    }
    if (id.isEmpty()) {
      return;
    }
    missing = Optional.empty();
    try {
      complete(calls, conclusion, text, annotations);
    } catch (ApiFailure e) {
      failed(e);
      if (e.kind() == ApiFailure.Kind.REFUSED) {
        completeBarely(calls, conclusion, text);
      }
    }
  }

  /// How much time is left.
  public enum Hurry {
    NO,
    YES
  }

  /// All annotations, as many with each request as GitHub takes; they add up.
  private void complete(
      CheckApi calls, Conclusion conclusion, CheckText text, List<Annotation> annotations)
      throws ApiFailure {
    int first = Math.min(CheckApi.MOST_ANNOTATIONS, annotations.size());
    calls.complete(
        id.getAsLong(), conclusion, clock.instant(), text, annotations.subList(0, first));
    for (int from = first; from < annotations.size(); from += CheckApi.MOST_ANNOTATIONS) {
      int to = Math.min(from + CheckApi.MOST_ANNOTATIONS, annotations.size());
      calls.update(id.getAsLong(), text, annotations.subList(from, to));
    }
  }

  /// What GitHub refuses must not leave the check run in progress for ever.
  private void completeBarely(CheckApi calls, Conclusion conclusion, CheckText text) {
    var bare = CheckText.brief(text.title(), "The whole report is in the summary of the job.");
    try {
      calls.complete(id.getAsLong(), conclusion, clock.instant(), bare, List.of());
    } catch (ApiFailure e) {
      failed(e);
    }
  }

  /// Ends a check run that a killed job left in progress.
  void closeLeftOver(long left, URI page) {
    if (api == null) {
      return;
    }
    try {
      if (!api.isCompleted(left, page)) {
        api.complete(left, Conclusion.CANCELLED, clock.instant(), LEFT_OVER, List.of());
        LOG.log(System.Logger.Level.INFO, "closed check run {0} of {1}", left + "", page);
      }
    } catch (ApiFailure e) {
      LOG.log(WARNING, "check run {0} stays open: {1}", left + "", e.getMessage());
    }
  }

  private void create(CheckApi calls, CheckText text) {
    try {
      id =
          OptionalLong.of(
              calls.create(
                  identity.name(), identity.commit(), identity.page(), clock.instant(), text));
    } catch (ApiFailure e) {
      failed(e);
    }
  }

  /// Said once: what comes after has the same cause.
  private void failed(ApiFailure e) {
    forbidden |= e.kind() == ApiFailure.Kind.FORBIDDEN;
    if (missing.isEmpty()) {
      missing = Optional.of(words(e));
      LOG.log(WARNING, "no check run: {0}", missing.get());
    }
  }

  private static String words(ApiFailure e) {
    return switch (e.kind()) {
      case FORBIDDEN ->
          e.getMessage() + "; the job's token needs the permission checks: write for it";
      case REFUSED, UNAVAILABLE -> String.valueOf(e.getMessage());
    };
  }
}
