package io.github.imagesync.cli;

import io.github.imagesync.job.Audience;
import java.util.function.Function;

/// Shows on stderr how a job goes on: a bar on a terminal, lines in a log, nothing where quiet was
/// asked for.
final class Watching {

  private Watching() {}

  /// Runs the job, and shows nothing more when it has its result.
  static <T> T during(Function<Audience, T> job, World world, LogOptions log) {
    if (log.isQuiet()) {
      return job.apply(Audience.NONE);
    }
    return switch (world.screen()) {
      case LOG -> job.apply(new LogProgress(world.errLines(), world.clock()));
      case TERMINAL -> {
        try (var bar = new BarProgress(world.err())) {
          yield job.apply(bar);
        }
      }
    };
  }
}
