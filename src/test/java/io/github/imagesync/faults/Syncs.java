package io.github.imagesync.faults;

import io.github.imagesync.copy.CopyListener;
import io.github.imagesync.copy.Copying;
import io.github.imagesync.copy.Retries;
import io.github.imagesync.credentials.Credential;
import io.github.imagesync.credentials.Login;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.Outcome;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Whole syncs over HTTP as the program makes them, that never wait.
record Syncs(HttpSettings settings, int jobs, Credential credential) {

  /// The usual settings; the tries of a broken upload follow at once.
  static Syncs usual() {
    return new Syncs(HttpSettings.usual("test", Map.of()), 8, new Credential.Anonymous());
  }

  /// Gives up on what is silent for this long.
  Syncs withStall(Duration silence) {
    return new Syncs(settings.withStall(silence).withConnect(silence), jobs, credential);
  }

  Syncs withConnections(int most) {
    var other =
        new HttpSettings(
            most,
            settings.retries(),
            settings.connect(),
            settings.stall(),
            settings.patience(),
            settings.caFile(),
            settings.proxies(),
            settings.userAgent());
    return new Syncs(other, jobs, credential);
  }

  Syncs as(Credential other) {
    return new Syncs(settings, jobs, other);
  }

  /// Destination → outcome, in the order of the rules.
  Map<String, Outcome> run(String... rules) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    for (var result : results(rules)) {
      outcomes.put(result.intent().destination(), result.outcome());
    }
    return outcomes;
  }

  private List<Result> results(String... rules) {
    var time = new LeapingTime();
    var login = new Login(credential, Login.Transport.INSECURE);
    try (var http =
        new HttpRegistries(
            settings, _ -> login, new RequestCounts(), time.clock(), time, new Random(1))) {
      var atOnce = new Retries(Retries.USUAL.most(), Duration.ZERO, Duration.ZERO);
      var run =
          new Copying(jobs, atOnce, time)
              .run(
                  http.sources(),
                  http.destinations(),
                  new Manifests(http.sources()),
                  CopyListener.NONE);
      new Planning(new Survey(http.sources()), new Planner(MissingCredential.FAILS), 16)
          .each(ruleSet(rules).rules(), run::accept);
      return run.finish();
    }
  }

  private static RuleSet ruleSet(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    return RuleSet.parse(List.of(file), Settings.NONE);
  }
}
