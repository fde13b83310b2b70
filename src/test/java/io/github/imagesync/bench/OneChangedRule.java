package io.github.imagesync.bench;

import io.github.imagesync.git.GitServer;
import io.github.imagesync.git.SampleRepository;
import io.github.imagesync.github.GitHubStandIn;
import io.github.imagesync.registry.embedded.EmbeddedOptions;
import io.github.imagesync.registry.embedded.EmbeddedRegistry;
import io.github.imagesync.testing.PlainClient;
import io.github.imagesync.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Measures `./image-sync ci` between registries on this machine: a first push of so many pairs,
/// three destinations a source; then one that changes a single rule; then one that changes none.
public final class OneChangedRule implements AutoCloseable {

  private static final List<String> MIRRORS = List.of("one", "two", "three");

  private final Path folder;
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final EmbeddedRegistry source;
  private final EmbeddedRegistry mirror;
  private final SampleRepository config;
  private final GitServer git;
  private final GitHubStandIn github = GitHubStandIn.start();

  private OneChangedRule(Path folder) throws IOException {
    this.folder = folder;
    this.source = registry("source");
    this.mirror = registry("mirror");
    this.config = SampleRepository.in(Files.createDirectories(folder.resolve("git")));
    this.git = GitServer.of(config);
    git.asksFor(GitHubStandIn.TOKEN.reveal());
  }

  private EmbeddedRegistry registry(String name) throws IOException {
    var options =
        EmbeddedOptions.defaults()
            .with((method, target, _) -> requests.add(method + " " + name + target.getPath()));
    return EmbeddedRegistry.start(0, folder.resolve(name), options);
  }

  /// Argument: `PAIRS`. Run from the root of a checkout.
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("one-changed-rule");
    try (var bench = new OneChangedRule(folder)) {
      bench.measure(Integer.parseInt(arguments[0]) / MIRRORS.size());
    }
  }

  private void measure(int sources) throws Exception {
    fill(sources);
    var none = "0".repeat(40);
    var first = commit(sources, "1");
    push("everything", none, first);
    var second = commit(sources, "changed");
    push("one changed rule", first, second);
    push("nothing changed", second, config.write("README.md", "words").commit("Say more"));
  }

  private void fill(int sources) {
    var client = PlainClient.of(source.host());
    var image = TestImages.seeded(2026).image(2, 2_000);
    for (int i = 0; i < sources; i++) {
      client.push(image, "bench/app-" + i, "1");
    }
  }

  /// Each source to three destinations, one of which gets its image under this tag.
  private String commit(int sources, String changed) {
    var rules = new StringBuilder("{\n");
    for (int i = 0; i < sources; i++) {
      rules.append("  \"%s/bench/app-%d:1\": [".formatted(source.host(), i));
      for (var name : MIRRORS) {
        var tag = i == sources / 2 && name.equals("two") ? changed : "1";
        rules.append("\"%s/%s/app-%d:%s\",".formatted(mirror.host(), name, i, tag));
      }
      rules.append("],\n");
    }
    return config.write("images.json", rules.append("}").toString()).commit("Change the rules");
  }

  private void push(String what, String before, String after) throws Exception {
    requests.clear();
    var builder =
        new ProcessBuilder("/usr/bin/time", "-f", "%e s, %U s user, %M kB", "./image-sync", "ci");
    builder.environment().keySet().removeIf(name -> name.matches("(?i).*_proxy|GITHUB_.*"));
    builder.environment().putAll(variables(before, after));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    int code = builder.start().waitFor();
    var log = Files.readAllLines(folder.resolve("log"));
    var counts = new TreeMap<String, Integer>();
    requests.forEach(request -> counts.merge(request.replaceFirst("/.*", ""), 1, Integer::sum));
    System.out.printf("%s: exit %d, %s%n", what, code, log.getLast());
    System.out.printf("  check run: %s%n", github.check().title);
    System.out.printf("  requests: %s%n", counts);
    if (requests.size() < 20) {
      requests.forEach(request -> System.out.println("    " + request));
    }
  }

  private Map<String, String> variables(String before, String after) throws IOException {
    Files.writeString(
        folder.resolve("event.json"),
        "{\"ref\":\"refs/heads/main\",\"before\":\"%s\",\"after\":\"%s\"}"
            .formatted(before, after));
    var variables = new TreeMap<String, String>();
    variables.put("GITHUB_EVENT_NAME", "push");
    variables.put("GITHUB_EVENT_PATH", folder.resolve("event.json").toString());
    variables.put("GITHUB_SHA", after);
    variables.put("GITHUB_REF", "refs/heads/main");
    variables.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
    variables.put("GITHUB_SERVER_URL", git.root());
    variables.put("GITHUB_API_URL", github.api().toString());
    variables.put("GITHUB_TOKEN", GitHubStandIn.TOKEN.reveal());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    return variables;
  }

  @Override
  public void close() throws IOException {
    git.close();
    github.close();
    source.close();
    mirror.close();
  }
}
