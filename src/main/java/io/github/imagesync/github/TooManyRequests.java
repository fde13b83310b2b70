package io.github.imagesync.github;

import java.io.IOException;
import org.kohsuke.github.GHIOException;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/// A limit of GitHub's, primary or secondary. The client's own handlers would sleep inside the
/// call, up to an hour; these fail, and who called decides. The client hands on its own kind of
/// exception as it is.
final class TooManyRequests extends GHIOException {

  private static final long serialVersionUID = 1L;

  private TooManyRequests(int status) {
    super("GitHub's API limits requests: " + status);
  }

  static final class OfTheHour extends GitHubRateLimitHandler {
    @Override
    public void onError(GitHubConnectorResponse response) throws IOException {
      throw new TooManyRequests(response.statusCode());
    }
  }

  static final class InAShortTime extends GitHubAbuseLimitHandler {
    @Override
    public void onError(GitHubConnectorResponse response) throws IOException {
      throw new TooManyRequests(response.statusCode());
    }
  }
}
