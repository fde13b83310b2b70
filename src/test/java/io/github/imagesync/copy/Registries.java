package io.github.imagesync.copy;

import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Login;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.Planner;
import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.Planning;
import io.github.imagesync.plan.Result;
import io.github.imagesync.plan.Survey;
import io.github.imagesync.registry.RequestCounts;
import io.github.imagesync.registry.http.HttpRegistries;
import io.github.imagesync.registry.http.HttpSettings;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Syncs between registries on this machine over HTTP, and counts the requests of each run.
final class Registries {

  private RequestCounts counts = new RequestCounts();

  /// Requests to this host in the last run.
  long requestsTo(String host) {
    return counts.snapshot().getOrDefault(host, Collections.emptySortedMap()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /// Requests to this host with this method in the last run.
  long requestsTo(String host, String method) {
    return counts
        .snapshot()
        .getOrDefault(host, Collections.emptySortedMap())
        .getOrDefault(method, 0L);
  }

  List<Result> sync(String... lines) {
    counts = new RequestCounts();
    var anonymous = new Login(new Credential.Anonymous(), Login.Transport.INSECURE);
    try (var http =
        new HttpRegistries(
            HttpSettings.usual("test", Map.of()),
            _ -> anonymous,
            counts,
            Clock.systemUTC(),
            Thread::sleep,
            new Random(1))) {
      var run =
          new Copying(8, Retries.USUAL, InstantSource.system())
              .run(
                  http.sources(),
                  http.destinations(),
                  new Manifests(http.sources()),
                  CopyListener.NONE);
      new Planning(new Survey(http.sources()), new Planner(MissingCredential.FAILS), 16)
          .each(rules(lines).rules(), run::accept);
      return run.finish();
    }
  }

  private static RuleSet rules(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    return RuleSet.parse(List.of(file), Settings.NONE);
  }
}
