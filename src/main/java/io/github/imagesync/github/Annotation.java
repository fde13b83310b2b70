package io.github.imagesync.github;

import io.github.imagesync.document.Place;
import io.github.imagesync.report.ByteLimit;

/// A remark on a line of a rule file. Message and title are plain text, cut to what GitHub takes.
public record Annotation(Level level, Place place, String title, String message) {

  /// How loud the remark is.
  public enum Level {
    NOTICE,
    WARNING,
    FAILURE
  }

  private static final int LARGEST_MESSAGE_BYTES = 64 * 1024;
  private static final int LARGEST_TITLE_BYTES = 255;

  public Annotation {
    title = ByteLimit.cut(title, LARGEST_TITLE_BYTES);
    message = ByteLimit.cut(message, LARGEST_MESSAGE_BYTES);
  }
}
