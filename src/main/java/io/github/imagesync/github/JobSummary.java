package io.github.imagesync.github;

import static java.lang.System.Logger.Level.WARNING;

import io.github.imagesync.report.ByteLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/// The job's summary, a file of Markdown that the runner shows; it throws away one over 1 MiB.
record JobSummary(Path file) {

  private static final System.Logger LOG = System.getLogger(JobSummary.class.getName());

  /// A little less than 1 MiB, which counts what the runner may add.
  private static final int LARGEST_BYTES = 1024 * 1024 - 1024;

  /// Adds a text, which is asked for with the bytes that are left. A file that can't be written is
  /// logged: it decides nothing.
  void append(IntFunction<String> text) {
    try {
      long there = Files.exists(file) ? Files.size(file) : 0;
      int left = (int) Math.max(0, LARGEST_BYTES - there - 1);
      var markdown = text.apply(left);
      if (ByteLimit.sizeOf(markdown) <= left) {
        Files.writeString(
            file, markdown + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      LOG.log(WARNING, "the job summary can''t be written: {0}", e.getMessage());
    }
  }
}
