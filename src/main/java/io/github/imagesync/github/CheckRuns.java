package io.github.imagesync.github;

import io.github.imagesync.github.CheckRun.Identity;
import io.github.imagesync.report.CheckText;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Begins check runs in one repository with the job's token; without a token no one sees them.
public final class CheckRuns {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final @Nullable CheckApi api;
  private final URI page;
  private final InstantSource clock;

  private CheckRuns(@Nullable CheckApi api, URI page, InstantSource clock) {
    this.api = api;
    this.page = page;
    this.clock = clock;
  }

  /// Makes no request.
  public static CheckRuns of(
      GitHubEnvironment environment, ProxySelector proxies, InstantSource clock) {
    var api =
        environment
            .token()
            .map(token ->
                CheckApi.of(environment.api(), environment.repository(), token, proxies, PAUSE))
            .orElse(null);
    return new CheckRuns(api, environment.page(), clock);
  }

  /// Begins a check run on a commit. Its name must not be that of a job of the workflow: GitHub
  /// keeps those for itself.
  CheckRun begin(CheckName name, String commit, CheckText text) {
    var identity = new Identity(name.label(), commit, page);
    return api == null
        ? CheckRun.untold(identity, "the step has no GITHUB_TOKEN", clock)
        : CheckRun.begin(identity, text, api, clock);
  }
}
