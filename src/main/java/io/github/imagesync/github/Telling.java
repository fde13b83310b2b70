package io.github.imagesync.github;

import io.github.imagesync.git.Commit;
import io.github.imagesync.github.CheckRun.Hurry;
import io.github.imagesync.report.CheckText;
import io.github.imagesync.report.Ending;
import io.github.imagesync.report.Lines;
import io.github.imagesync.report.MarkdownText;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.ResultJson;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.report.RunPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells GitHub how a run ended, in all the ways there are: the check run, or where it can't be
/// written workflow commands in the job's log; the summary of the job; outputs for later steps.
record Telling(GitHubEnvironment environment, Lines log, Optional<Path> resultFile) {

  void of(CheckName name, CheckRun check, Told told) {
    var page = RunPage.of(told.report(), told.context());
    var hurry = told.report().ending() == Ending.CANCELLED ? Hurry.YES : Hurry.NO;
    check.complete(told.conclusion(), page.checkText(), told.annotations(), hurry);
    log.line(name.label() + ": " + page.title());
    resultFile.ifPresent(file -> write(told, file));
    check.missing().ifPresent(why -> instead(why, told.annotations()));
    environment
        .summary()
        .map(JobSummary::new)
        .ifPresent(summary -> summary.append(left -> page.jobSummary(name.label(), left)));
    environment
        .output()
        .map(Outputs::new)
        .ifPresent(outputs -> outputs.write(outputs(told, page.title())));
  }

  private void write(Told told, Path file) {
    var revisions = Revisions.between(told.context().base(), told.worked().id());
    try (var out = Files.newBufferedWriter(file)) {
      ResultJson.write(told.report(), revisions, out);
    } catch (IOException e) {
      log.line("The result was not written to " + file + ": " + e.getMessage());
    }
  }

  /// All that there is to tell of a run that worked on this commit.
  record Told(
      Report report,
      RunContext context,
      Commit worked,
      Conclusion conclusion,
      List<Annotation> annotations) {}

  /// A run that ended by an exception of this message.
  void ofBreakdown(CheckName name, CheckRun check, String message) {
    var title = "Ended by an error; see the job's log";
    var safe = MarkdownText.text(message);
    check.complete(Conclusion.FAILURE, CheckText.brief(title, safe), List.of(), Hurry.NO);
    environment
        .summary()
        .map(JobSummary::new)
        .ifPresent(summary ->
            summary.append(_ -> "### %s: %s\n\n%s".formatted(name.label(), title, safe)));
  }

  private void instead(String why, List<Annotation> annotations) {
    log.line("No check run (" + why + "): the result is in the summary of this job.");
    Annotations.print(annotations, log);
  }

  private Map<String, String> outputs(Told told, String title) {
    var totals = told.report().totals();
    var outputs = new LinkedHashMap<String, String>();
    outputs.put("conclusion", told.conclusion().name().toLowerCase(Locale.ROOT));
    outputs.put("title", title);
    outputs.put("rules-changed", "" + told.context().changed());
    outputs.put("images", "" + totals.images());
    outputs.put("copied", "" + totals.copied());
    outputs.put("updated", "" + totals.updated());
    outputs.put("up-to-date", "" + totals.upToDate());
    outputs.put("failed", "" + totals.failed());
    outputs.put("skipped", "" + totals.skipped());
    outputs.put("bytes-copied", "" + totals.bytesCopied());
    resultFile.ifPresent(file -> outputs.put("result", file.toString()));
    return outputs;
  }
}
