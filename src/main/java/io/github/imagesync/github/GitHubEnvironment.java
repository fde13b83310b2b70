package io.github.imagesync.github;

import io.github.imagesync.credentials.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a job of GitHub Actions is told in its environment. `summary` and `output` are the files
/// that the runner reads afterwards; a job may have no token.
public record GitHubEnvironment(
    String eventName,
    Path eventPath,
    String sha,
    String ref,
    String repository,
    URI server,
    URI api,
    Optional<Secret> token,
    Optional<Path> summary,
    Optional<Path> output,
    Optional<String> runId,
    Optional<String> runAttempt,
    Optional<String> actor) {

  private static final String BRANCH = "refs/heads/";

  /// Reads the environment; throws [UnusableEnvironment] that names all that is missing.
  public static GitHubEnvironment of(Function<String, @Nullable String> environment) {
    var reader = new Reader(environment);
    var read =
        new GitHubEnvironment(
            reader.required("GITHUB_EVENT_NAME"),
            Path.of(reader.required("GITHUB_EVENT_PATH")),
            reader.required("GITHUB_SHA"),
            reader.required("GITHUB_REF"),
            reader.required("GITHUB_REPOSITORY"),
            reader.url("GITHUB_SERVER_URL", "https://github.com"),
            reader.url("GITHUB_API_URL", "https://api.github.com"),
            reader.optional("GITHUB_TOKEN").map(Secret::new),
            reader.optional("GITHUB_STEP_SUMMARY").map(Path::of),
            reader.optional("GITHUB_OUTPUT").map(Path::of),
            reader.optional("GITHUB_RUN_ID"),
            reader.optional("GITHUB_RUN_ATTEMPT"),
            reader.optional("GITHUB_ACTOR"));
    reader.complain();
    return read;
  }

  /// The branch of the event, without `refs/heads/`; for a pull request this is no branch.
  public String branch() {
    return ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : ref;
  }

  /// Where the config repository is cloned from; holds no token.
  public URI cloneUrl() {
    return URI.create(server + "/" + repository + ".git");
  }

  /// The page of this run, or the repository's where the run has no number.
  public URI page() {
    var run = runId.map(id -> "/actions/runs/" + id).orElse("");
    var attempt = runAttempt.filter(_ -> !run.isEmpty()).map(n -> "/attempts/" + n).orElse("");
    return URI.create(server + "/" + repository + run + attempt);
  }

  /// Collects what is missing, so that one error can name it all. An empty value is a missing one.
  private static final class Reader {

    private final Function<String, @Nullable String> environment;
    private final List<String> missing = new ArrayList<>();

    Reader(Function<String, @Nullable String> environment) {
      this.environment = environment;
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
      return optional(name)
          .orElseGet(() -> {
            missing.add(name);
            return "";
          });
    }

    URI url(String name, String otherwise) {
      var text = optional(name).orElse(otherwise);
      try {
        var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        throw new UnusableEnvironment(name + " is not a URL; leave it as GitHub sets it", e);
      }
      throw new UnusableEnvironment(name + " is not a URL; leave it as GitHub sets it");
    }

    void complain() {
      if (!missing.isEmpty()) {
        throw new UnusableEnvironment(
            "not inside GitHub Actions: "
                + String.join(", ", missing)
                + " not set; run ci in a workflow, or use sync or plan elsewhere");
      }
    }
  }
}
