package io.github.imagesync.cli;

import io.github.imagesync.job.ExitCode;
import io.github.imagesync.report.Detail;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.ReportText;
import io.github.imagesync.report.ResultJson;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.report.Summary;
import io.github.imagesync.report.WorkflowCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Where the report goes.
final class OutputOptions extends FormatOption {

  @Option(names = "--result", paramLabel = "FILE", description = "Write the result as JSON.")
  Optional<Path> result = Optional.empty();

  @Option(names = "--summary", paramLabel = "FILE", description = "Write a summary in Markdown.")
  Optional<Path> summary = Optional.empty();

  /// Throws [Unusable] where a file could not be written, before anything is done.
  void check(World world) {
    Stream.concat(result.stream(), summary.stream())
        .map(world.directory()::resolve)
        .forEach(file -> {
          var folder = file.toAbsolutePath().getParent();
          if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new Unusable(file + " can't be written: create its folder first");
          }
        });
  }

  /// Prints and writes the report; gives the exit code that it means.
  ExitCode tell(Report report, Revisions revisions, Detail detail, World world) {
    result.ifPresent(file -> writeResult(report, revisions, world.directory().resolve(file)));
    summary.ifPresent(file -> writeSummary(report, world.directory().resolve(file)));
    switch (format) {
      case TEXT -> ReportText.write(report, detail, world.outLines());
      case JSON -> {
        ReportText.writeRefusal(report, world.errLines());
        ResultJson.write(report, revisions, world.out());
      }
      case GITHUB -> {
        WorkflowCommands.write(report, world.outLines());
        ReportText.write(report, detail, world.outLines());
      }
    }
    world.out().flush();
    return ExitCode.of(report);
  }

  private static void writeResult(Report report, Revisions revisions, Path file) {
    try (var out = Files.newBufferedWriter(file)) {
      ResultJson.write(report, revisions, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeSummary(Report report, Path file) {
    try {
      Files.writeString(file, Summary.markdown(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
