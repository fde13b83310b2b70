package io.github.imagesync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.git.GitServer;
import io.github.imagesync.git.SampleRepository;
import io.github.imagesync.github.GitHubStandIn;
import io.github.imagesync.github.StoredCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A config repository on a Git server that asks for the job's token, GitHub's API, and runs of
/// `ci` with the environment that a runner gives them. No output of any run may hold the token.
final class Workflow implements AutoCloseable {

  private static final String TOKEN = GitHubStandIn.TOKEN.reveal();

  final SampleRepository config;
  final GitServer git;
  final GitHubStandIn github = GitHubStandIn.start();

  private final Path folder;

  Workflow(Path folder) throws IOException {
    this.folder = folder;
    this.config = SampleRepository.in(Files.createDirectories(folder.resolve("git")));
    this.git = GitServer.of(config);
    git.asksFor(TOKEN);
  }

  /// Commits `images.json` with these rules, from line 2 on; apostrophes stand for quotation marks.
  String commit(String... rules) {
    return config
        .write("images.json", ("{\n" + String.join(",\n", rules) + "\n}").replace('\'', '"'))
        .commit("Change the rules");
  }

  /// Merges the branch `change` as a pull request would, and gives the merge commit.
  String mergeOfChange() {
    config.git("checkout", "-q", "-b", "merge", "main");
    config.git("merge", "-q", "--no-ff", "-m", "Merge", "change");
    config.git("push", "-q", "origin", "HEAD");
    return config.head();
  }

  /// The environment of a push to main.
  Map<String, String> push(String before, String after) throws IOException {
    return event(
        "push",
        after,
        "refs/heads/main",
        """
        {"ref":"refs/heads/main","before":"%s","after":"%s","commits":[{"id":"%s"}]}
        """
            .formatted(before, after, after));
  }

  /// The environment of a pull request, with whatever this merge commit stands for.
  Map<String, String> pullRequest(String merge, String head) throws IOException {
    return event(
        "pull_request",
        merge,
        "refs/pull/5/merge",
        """
        {"pull_request":{"number":5,
          "head":{"sha":"%s","repo":{"full_name":"octo/config"}},
          "base":{"sha":"stale","ref":"main","repo":{"full_name":"octo/config"}}}}
        """
            .formatted(head));
  }

  private Map<String, String> event(String name, String sha, String ref, String payload)
      throws IOException {
    Files.writeString(folder.resolve("event.json"), payload);
    var variables = new TreeMap<String, String>();
    variables.put("GITHUB_EVENT_NAME", name);
    variables.put("GITHUB_EVENT_PATH", folder.resolve("event.json").toString());
    variables.put("GITHUB_SHA", sha);
    variables.put("GITHUB_REF", ref);
    variables.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
    variables.put("GITHUB_SERVER_URL", git.root());
    variables.put("GITHUB_API_URL", github.api().toString());
    variables.put("GITHUB_TOKEN", TOKEN);
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    variables.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    variables.put("GITHUB_RUN_ID", "88");
    return variables;
  }

  /// Runs `ci`, as a step of a workflow.
  Launcher.Ran ci(Map<String, String> environment, String... options) throws IOException {
    var launcher = new Launcher(folder);
    environment.forEach(launcher::with);
    var arguments = new ArrayList<>(List.of("ci"));
    arguments.addAll(List.of(options));
    var ran = launcher.run(arguments.toArray(String[]::new));
    holdsNoToken(ran.out() + ran.err());
    return ran;
  }

  /// Fails where this text, or anything that was left for people and later steps, holds the token.
  void holdsNoToken(String said) throws IOException {
    var basic = Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(UTF_8));
    var all = new StringBuilder(said);
    for (var name : List.of("summary.md", "output", "result.json")) {
      if (Files.exists(folder.resolve(name))) {
        all.append(Files.readString(folder.resolve(name)));
      }
    }
    for (StoredCheck check : github.checks()) {
      all.append(check.title).append(check.summary).append(check.text).append(check.annotations);
    }
    all.append(state());
    assertThat(all.toString()).doesNotContain(TOKEN, basic);
  }

  /// The sync state of main as it is kept, or an empty text.
  String state() {
    var refs = config.gitInBare("for-each-ref", "refs/image-sync");
    return refs.isEmpty()
        ? ""
        : config.gitInBare("cat-file", "-p", "refs/image-sync/state/main:state.json");
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Override
  public void close() {
    git.close();
    github.close();
  }
}
