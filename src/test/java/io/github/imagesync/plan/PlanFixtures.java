package io.github.imagesync.plan;

import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.oci.Target;
import io.github.imagesync.plan.RepositoryPlan.Presence;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rules and findings as a survey would give them, written as a test reads them.
final class PlanFixtures {

  private PlanFixtures() {}

  /// Rules of a file whose lines are `"source": "destination"`.
  static List<Rule> rules(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    return RuleSet.parse(List.of(file), Settings.NONE).rules();
  }

  static Digest digest(String content) {
    return Digest.of(content.getBytes(StandardCharsets.UTF_8));
  }

  static Target tag(String name) {
    return new Tag(name);
  }

  /// What a survey of these rules finds where the sources have these contents, by their full name.
  static Findings findings(
      List<Rule> rules, Map<String, String> sources, Presence presence, Map<String, String> there) {
    var lists = new HashMap<io.github.imagesync.oci.Repository, TagList>();
    for (var rule : rules) {
      if (rule.needsTagList()) {
        lists.put(rule.source(), listed(rule, sources));
      }
    }
    var found = new HashMap<Intent, Finding>();
    for (var intent : Intents.of(rules, lists)) {
      var content = sources.get(intent.source());
      found.put(
          intent, content == null ? new Finding.Absent() : new Finding.Found(digest(content)));
    }
    var existing = new HashMap<Target, Finding>();
    there.forEach((name, content) -> existing.put(tag(name), new Finding.Found(digest(content))));
    return new Findings(lists, found, presence, existing);
  }

  private static TagList listed(Rule rule, Map<String, String> sources) {
    var prefix = rule.source() + ":";
    return new TagList.Known(
        sources.keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> new Tag(name.substring(prefix.length())))
            .sorted()
            .toList());
  }
}
