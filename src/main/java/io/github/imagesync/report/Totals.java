package io.github.imagesync.report;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import java.util.List;

/// Results in numbers; bytes are those sent, and those mounted.
public record Totals(
    int images,
    int copied,
    int updated,
    int upToDate,
    int failed,
    int skipped,
    long bytesCopied,
    long bytesMounted) {

  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

  public static Totals of(List<Result> results) {
    return results.stream().map(result -> of(result.outcome())).reduce(NONE, Totals::plus);
  }

  /// With one more.
  public Totals with(Result result) {
    return plus(of(result.outcome()));
  }

  private static Totals of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied(_, var bytes, var mounted) ->
          new Totals(1, 1, 0, 0, 0, 0, bytes, mounted);
      case Outcome.Updated(_, _, var bytes, var mounted) ->
          new Totals(1, 0, 1, 0, 0, 0, bytes, mounted);
      case Outcome.UpToDate _ -> new Totals(1, 0, 0, 1, 0, 0, 0, 0);
      case Outcome.Failed _ -> new Totals(1, 0, 0, 0, 1, 0, 0, 0);
      case Outcome.Skipped _ -> new Totals(1, 0, 0, 0, 0, 1, 0, 0);
    };
  }

  private Totals plus(Totals more) {
    return new Totals(
        images + more.images,
        copied + more.copied,
        updated + more.updated,
        upToDate + more.upToDate,
        failed + more.failed,
        skipped + more.skipped,
        bytesCopied + more.bytesCopied,
        bytesMounted + more.bytesMounted);
  }
}
