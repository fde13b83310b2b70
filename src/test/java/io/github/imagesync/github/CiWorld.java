package io.github.imagesync.github;

import io.github.imagesync.copy.Copying;
import io.github.imagesync.copy.Retries;
import io.github.imagesync.git.Access;
import io.github.imagesync.git.ConfigRepository;
import io.github.imagesync.git.RepositoryLocation;
import io.github.imagesync.git.RulePath;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Cancellation;
import io.github.imagesync.job.ExitCode;
import io.github.imagesync.job.Limiting;
import io.github.imagesync.job.PlanJob;
import io.github.imagesync.job.Ready;
import io.github.imagesync.job.RuleRevisions;
import io.github.imagesync.job.SyncJob;
import io.github.imagesync.job.Wish;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.plan.Limits;
import io.github.imagesync.plan.Result;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.report.LimitWords;
import io.github.imagesync.report.Lines;
import io.github.imagesync.rules.Layouts;
import io.github.imagesync.rules.Settings;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A config repository, registries and GitHub's API, and jobs that run between them as they would
/// in a workflow.
final class CiWorld implements AutoCloseable {

  final ConfigSample config;
  final FolderRegistries registries;
  final GitHubStandIn github = GitHubStandIn.start();
  final Times times = new Times();
  Limits limits = Limits.NONE;
  Consumer<Result> onResult = _ -> {};
  Cancellation cancellation = new Cancellation();

  private final Path folder;
  private final TestImages images = TestImages.seeded(7);
  private final StringWriter log = new StringWriter();
  private int runs;

  CiWorld(Path folder) {
    this.folder = folder;
    this.config = ConfigSample.in(folder.resolve("config"));
    this.registries = new FolderRegistries(folder.resolve("registries"));
  }

  /// Puts a new image at a reference.
  TestImage image(String reference) {
    var image = images.image(1, 500);
    registries.put(image, reference);
    return image;
  }

  ExitCode push(String before, String after) {
    return run(
        "push",
        after,
        "refs/heads/main",
        """
        {"ref":"refs/heads/main","before":"%s","after":"%s","commits":[{"id":"%s"}]}
        """
            .formatted(before, after, after));
  }

  ExitCode schedule() {
    return run("schedule", "0".repeat(40), "refs/heads/main", "{\"schedule\":\"0 3 * * *\"}");
  }

  /// Starts by hand; `inputs` is the inside of a JSON object.
  ExitCode dispatch(String inputs) {
    return run(
        "workflow_dispatch",
        "0".repeat(40),
        "refs/heads/main",
        "{\"inputs\":{%s},\"sender\":{\"login\":\"mona\"}}".formatted(inputs));
  }

  ExitCode pullRequest(String merge, String head, String headRepository) {
    return run(
        "pull_request",
        merge,
        "refs/pull/5/merge",
        """
        {"pull_request":{"number":5,
          "head":{"sha":"%s","repo":{"full_name":"%s"}},
          "base":{"sha":"stale","ref":"main","repo":{"full_name":"octo/config"}}}}
        """
            .formatted(head, headRepository));
  }

  private ExitCode run(String name, String sha, String ref, String payload) {
    runs++;
    write("event.json", payload);
    write("summary.md", "");
    write("output", "");
    var environment = GitHubEnvironment.of(variables(name, sha, ref)::get);
    var location = RepositoryLocation.parse(config.folder().toString());
    try (var repository = ConfigRepository.open(location, Access.ANONYMOUS)) {
      return ci(environment, repository).run(EventReader.read(environment), cancellation);
    }
  }

  private Map<String, String> variables(String name, String sha, String ref) {
    var variables = new HashMap<String, String>();
    variables.put("GITHUB_EVENT_NAME", name);
    variables.put("GITHUB_EVENT_PATH", folder.resolve("event.json").toString());
    variables.put("GITHUB_SHA", sha);
    variables.put("GITHUB_REF", ref);
    variables.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
    variables.put("GITHUB_API_URL", github.api().toString());
    variables.put("GITHUB_TOKEN", GitHubStandIn.TOKEN.reveal());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    variables.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    variables.put("GITHUB_RUN_ID", "" + runs);
    return variables;
  }

  private Ci ci(GitHubEnvironment environment, ConfigRepository repository) {
    var setup =
        new CiSetup(
            environment,
            CheckRuns.of(environment, ProxySelector.of(null), times),
            new RuleRevisions(repository, RulePath.DEFAULTS, Layouts.REFUSED),
            Optional.empty(),
            Settings.NONE,
            LimitWords.of(limits),
            CiSetup.ForkRules.OFFLINE,
            Wish.Effect.SYNC,
            (_, limiting) ->
                new Ready<>(
                    new PlanJob(this::open, new RequestCounts(), of(limiting), 4, times),
                    List.of()),
            new Listening(),
            new Lines(new PrintWriter(log)),
            Optional.empty(),
            times);
    var copying = new Copying(4, new Retries(1, Duration.ZERO, Duration.ZERO), times);
    return new Ci(
        setup,
        (_, limiting) ->
            new Ready<>(
                new SyncJob(this::open, this::open, new RequestCounts(), of(limiting), copying),
                List.of()),
        Duration.ofDays(8),
        pattern -> rule -> rule.destination().toString().contains(pattern));
  }

  private Limits of(Limiting limiting) {
    return limiting == Limiting.BOUND ? limits : Limits.NONE;
  }

  private io.github.imagesync.registry.Destination open(Repository repository) {
    return registries.of(repository);
  }

  private final class Listening implements Audience {
    @Override
    public void finished(Result result) {
      onResult.accept(result);
    }
  }

  /// The first image that has its outcome ends the run, as a signal would.
  void cancelAtFirstResult() {
    var requested = new CountDownLatch(1);
    cancellation.onRequest(requested::countDown);
    onResult =
        _ -> {
          Thread.startVirtualThread(cancellation::request);
          try {
            requested.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
  }

  static Limits moves(int most) {
    return new Limits(OptionalInt.of(most), OptionalInt.empty(), OptionalLong.empty());
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The summary of the last job.
  String summary() {
    return read("summary.md");
  }

  /// The outputs of the last job.
  String outputs() {
    return read("output");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that was logged so far.
  String log() {
    return log.toString();
  }

  @Override
  public void close() {
    config.close();
    github.close();
  }
}
