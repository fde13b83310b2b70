package io.github.imagesync.github;

import io.github.imagesync.credentials.Secret;
import io.github.imagesync.report.CheckText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.extras.HttpClientGitHubConnector;

/// The requests to GitHub's API, or an Enterprise Server's, that a check run needs. Blocks; each
/// request carries the whole output, since GitHub replaces it as a whole.
final class CheckApi {

  /// GitHub takes so many annotations with one request.
  static final int MOST_ANNOTATIONS = 50;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final GitHub github;
  private final String repository;
  private final ApiCalls calls;

  private CheckApi(GitHub github, String repository, ApiCalls calls) {
    this.github = github;
    this.repository = repository;
    this.calls = calls;
  }

  /// Makes no request. `pause` is the time before a failed request is tried again.
  static CheckApi of(
      URI api, String repository, Secret token, ProxySelector proxies, Duration pause) {
    var http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies)
            .build();
    try {
      var github =
          new GitHubBuilder()
              .withEndpoint(api.toString())
              .withAppInstallationToken(token.reveal()) // others are asked whose they are
              .withConnector(new HttpClientGitHubConnector(http))
              .withRateLimitHandler(new TooManyRequests.OfTheHour())
              .withAbuseLimitHandler(new TooManyRequests.InAShortTime())
              .build();
      return new CheckApi(github, repository, ApiCalls.patient(pause));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same API for a job that has two seconds left.
  CheckApi hasty() {
    return new CheckApi(github, repository, ApiCalls.hasty());
  }

  /// Begins a check run on a commit, for the workflow run with this page; the answer is its id.
  long create(String name, String commit, URI page, Instant startedAt, CheckText text)
      throws ApiFailure {
    return calls.call(
        "beginning the check run '" + name + "'",
        () ->
            repository()
                .createCheckRun(name, commit)
                .withExternalID(page.toString())
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .withStartedAt(Date.from(startedAt))
                .add(output(text, List.of()))
                .create()
                .getId());
  }

  /// Shows another text, and adds annotations to those that are there.
  void update(long id, CheckText text, List<Annotation> annotations) throws ApiFailure {
    calls.call(
        "updating the check run",
        () -> repository().updateCheckRun(id).add(output(text, annotations)).create());
  }

  /// Ends a check run.
  void complete(
      long id, Conclusion conclusion, Instant at, CheckText text, List<Annotation> annotations)
      throws ApiFailure {
    calls.call(
        "completing the check run",
        () ->
            repository()
                .updateCheckRun(id)
                .withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(of(conclusion))
                .withCompletedAt(Date.from(at))
                .add(output(text, annotations))
                .create());
  }

  /// Whether a check run has ended. The client can't look one up by its id, but an update answers
  /// with it, and this one says again which run of the workflow the check belongs to.
  boolean isCompleted(long id, URI page) throws ApiFailure {
    return calls.call(
        "looking at an earlier check run",
        () ->
            repository().updateCheckRun(id).withExternalID(page.toString()).create().getStatus()
                == GHCheckRun.Status.COMPLETED);
  }

  private GHRepository repository() throws IOException {
    return github.getRepository(repository);
  }

  private static GHCheckRun.Conclusion of(Conclusion conclusion) {
    return GHCheckRun.Conclusion.valueOf(conclusion.name());
  }

  private static GHCheckRunBuilder.Output output(CheckText text, List<Annotation> annotations) {
    var output = new GHCheckRunBuilder.Output(text.title(), text.summary()).withText(text.text());
    annotations.forEach(annotation -> output.add(of(annotation)));
    return output;
  }

  private static GHCheckRunBuilder.Annotation of(Annotation annotation) {
    var place = annotation.place();
    var level =
        switch (annotation.level()) {
          case NOTICE -> GHCheckRun.AnnotationLevel.NOTICE;
          case WARNING -> GHCheckRun.AnnotationLevel.WARNING;
          case FAILURE -> GHCheckRun.AnnotationLevel.FAILURE;
        };
    return new GHCheckRunBuilder.Annotation(place.file(), place.line(), level, annotation.message())
        .withTitle(annotation.title())
        .withStartColumn(place.column())
        .withEndColumn(place.column());
  }
}
