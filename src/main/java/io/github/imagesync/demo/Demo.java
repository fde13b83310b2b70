package io.github.imagesync.demo;

import io.github.imagesync.copy.Copying;
import io.github.imagesync.copy.Retries;
import io.github.imagesync.git.Access;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.NewRepository;
import io.github.imagesync.git.RepositoryLocation;
import io.github.imagesync.git.RulePath;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.job.SyncJob;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Result;
import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.Sources;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.report.Detail;
import io.github.imagesync.report.DiffText;
import io.github.imagesync.report.Lines;
import io.github.imagesync.report.Mode;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.ReportText;
import io.github.imagesync.report.ResultJson;
import io.github.imagesync.report.Revisions;
import io.github.imagesync.report.Summary;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleDiff;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The screenplay: fill a registry, write rules, sync them, show that nothing is left, change one
/// rule, sync what changed.
public final class Demo {

  private static final Retries RETRIES = Retries.USUAL;
  private static final int JOBS = 8;

  private final Path folder;
  private final Tools tools;
  private final Lines out;

  /// How the demo reaches its registries.
  public record Tools(
      Sources sources, Destinations destinations, RequestCounts requests, InstantSource clock) {}

  /// All that the demo makes goes into this folder, and stays there to be looked at.
  public Demo(Path folder, Tools tools, Lines out) {
    this.folder = folder;
    this.tools = tools;
    this.out = out;
  }

  /// Runs it; the code says whether all went as it should.
  public ExitCode run() throws Exception {
    var plain = EmbeddedOptions.defaults();
    var tls = plain.with(Certificate.in(folder.resolve("build")));
    try (var source = EmbeddedRegistry.start(0, folder.resolve("source-registry"), tls);
        var mirror = EmbeddedRegistry.start(0, folder.resolve("mirror-registry"), plain)) {
      heading("Two registries, and a dozen images in the first");
      out.line(
          "https://%s is the source, http://%s the mirror".formatted(source.host(), mirror.host()));
      int images =
          new SampleImages(folder.resolve("build"), source.host()).push()
              + new SampleArtifacts(tools.destinations(), source.host()).push();
      out.line(images + " images and artifacts pushed, built by jib and by hand");
      return synced(new SampleRules(folder.resolve("config"), source.host(), mirror.host()));
    }
  }

  private ExitCode synced(SampleRules rules) throws Exception {
    Files.createDirectories(rules.folder());
    try (var repository = NewRepository.in(rules.folder())) {
      rules.writeFirst();
      var now = tools.clock().instant();
      var first = repository.commit("Mirror what we use", now);
      rules.writeSecond();
      var second = repository.commit("Mirror MySQL too", now.plus(Duration.ofMinutes(1)));
      return synced(rules.folder(), first, second);
    }
  }

  private ExitCode synced(Path config, String first, String second) throws Exception {
    try (var repository =
        ConfigRepository.open(new RepositoryLocation.Folder(config), Access.ANONYMOUS)) {
      var before = rules(repository, first);
      var after = rules(repository, second);

      heading("The first commit's rules: " + before.rules().size() + " of them, synced");
      var everything = sync(before, before.rules());
      heading("Once more: nothing is left to do");
      var again = sync(before, before.rules());
      heading("The second commit changes this");
      var diff = RuleDiff.between(before, after);
      DiffText.write(diff, out);
      heading("Only that is synced");
      var changed = sync(after, diff.added());

      int verified = verified(everything.results()) + verified(changed.results());
      write(everything, Revisions.between(first, second));
      boolean well =
          List.of(everything, again, changed).stream().noneMatch(Report::hasFailures)
              && again.totals().copied() == 0
              && verified == everything.totals().images() + changed.totals().images();
      ended(verified);
      return well ? ExitCode.WELL : ExitCode.FAILED;
    }
  }

  private static RuleSet rules(ConfigRepository repository, String commit) {
    var found = repository.rules(repository.commit(commit).orElseThrow(), RulePath.DEFAULTS);
    return RuleSet.parse(found.files(), Settings.NONE);
  }

  private Report sync(RuleSet rules, List<Rule> chosen) {
    var job =
        new SyncJob(
            tools.sources(),
            tools.destinations(),
            tools.requests(),
            Limits.NONE,
            new Copying(JOBS, RETRIES, tools.clock()));
    var report = job.run(Mode.SYNC, rules, chosen, Audience.NONE, new Cancellation());
    ReportText.write(report, Detail.BRIEF, out);
    return report;
  }

  /// How many destinations have the very digest of their source.
  private int verified(List<Result> results) {
    return (int)
        results.stream()
            .flatMap(result -> result.intent().wanted().stream())
            .filter(wanted -> {
              var from = tools.sources().of(wanted.source().repository());
              var to = tools.sources().of(wanted.destination().repository());
              var digest = from.resolve(wanted.source().target()).map(d -> d.digest());
              return digest.isPresent()
                  && digest.equals(to.resolve(wanted.destination().target()).map(d -> d.digest()));
            })
            .count();
  }

  private void write(Report report, Revisions revisions) throws Exception {
    try (var json = Files.newBufferedWriter(folder.resolve("result.json"))) {
      ResultJson.write(report, revisions, json);
    }
    Files.writeString(folder.resolve("summary.md"), Summary.markdown(report));
  }

  private void ended(int verified) {
    heading(verified + " destinations have the digest of their source");
    out.line("rules, a Git repository   " + folder.resolve("config"));
    out.line("the first sync's result   " + folder.resolve("result.json"));
    out.line("and its summary           " + folder.resolve("summary.md"));
    out.line("what the registries hold  " + folder.resolve("*-registry"));
  }

  private void heading(String text) {
    out.line("");
    out.line("== " + text);
  }
}
