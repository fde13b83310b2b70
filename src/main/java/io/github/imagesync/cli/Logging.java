package io.github.imagesync.cli;

import io.github.imagesync.report.Lines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends what this program and its libraries log to stderr, a line an event.
final class Logging {

  private static final String OURS = "io.github.imagesync";

  /// Kept, since the JDK forgets loggers, and their levels, that no one holds.
  private static final Logger OUR_LOGGER = Logger.getLogger(OURS);

  private static final Logger ROOT = Logger.getLogger("");

  /// How much is logged.
  enum Level {
    QUIET,
    NORMAL,
    MORE,
    ALL
  }

  private Logging() {}

  /// From now on, for the whole process.
  static void configure(Level level, Lines out) {
    for (var handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ROOT.addHandler(new LineHandler(out, level));
    ROOT.setLevel(ofLibraries(level));
    OUR_LOGGER.setLevel(ofOurs(level));
  }

  private static java.util.logging.Level ofOurs(Level level) {
    return switch (level) {
      case QUIET -> java.util.logging.Level.SEVERE;
      case NORMAL -> java.util.logging.Level.INFO;
      case MORE -> java.util.logging.Level.FINE;
      case ALL -> java.util.logging.Level.FINEST;
    };
  }

  private static java.util.logging.Level ofLibraries(Level level) {
    return switch (level) {
      case QUIET -> java.util.logging.Level.OFF;
      case NORMAL -> java.util.logging.Level.SEVERE;
      case MORE -> java.util.logging.Level.WARNING;
      case ALL -> java.util.logging.Level.INFO;
    };
  }

  private static final class LineHandler extends Handler {

    private final Lines out;
    private final Level level;
    private final SimpleFormatter formatter = new SimpleFormatter();

    LineHandler(Lines out, Level level) {
      this.out = out;
      this.level = level;
      setLevel(java.util.logging.Level.ALL);
    }

    @Override
    public void publish(LogRecord event) {
      if (isLoggable(event)) {
        out.line(prefix(event) + formatter.formatMessage(event));
        if (level == Level.ALL && event.getThrown() != null) {
          trace(event.getThrown());
        }
      }
    }

    private static String prefix(LogRecord event) {
      return event.getLevel().equals(java.util.logging.Level.INFO)
          ? ""
          : event.getLevel().getName().toLowerCase(Locale.ROOT) + ": ";
    }

    private void trace(Throwable thrown) {
      var text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      text.toString().lines().forEach(out::line);
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {}
  }
}
