package io.github.imagesync.copy;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Reference;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.plan.Appraisal;
import io.github.imagesync.plan.Manifests;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planner;
import io.github.imagesync.plan.Planner.MissingCredential;
import io.github.imagesync.plan.Planning;
import io.github.imagesync.plan.Result;
import io.github.imagesync.plan.Review;
import io.github.imagesync.plan.Survey;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.layout.LayoutDestinations;
import io.github.imagesync.registry.layout.LayoutFolders;
import io.github.imagesync.rules.RuleFile;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.Settings;
import io.github.imagesync.testing.TestImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small world of image-layout folders to sync between; repositories are named `oci:NAME`.
final class Folders {

  private static final Retries AT_ONCE = new Retries(2, Duration.ZERO, Duration.ZERO);

  final Observed observed = new Observed();
  private final LayoutDestinations real;

  Folders(Path base) {
    this.real = new LayoutDestinations(new LayoutFolders(base));
  }

  /// Puts an image into a folder under a tag.
  void put(TestImage image, String reference) {
    var named = Reference.parse(reference);
    var destination = real.of(named.repository());
    image
        .blobs()
        .forEach((digest, bytes) ->
            destination
                .startUpload()
                .send(
                    new Descriptor(MediaType.OCTETS, digest, bytes.length),
                    () -> new ByteArrayInputStream(bytes)));
    image.manifests().forEach(manifest -> destination.push(manifest, manifest.digest()));
    destination.push(image.top(), named.target());
  }

  /// The digest that stands at a reference now.
  Optional<Digest> digest(String reference) {
    var named = Reference.parse(reference);
    return real.of(named.repository()).resolve(named.target()).map(Descriptor::digest);
  }

  /// Syncs rules, written as the lines of a rules file, and gives destination → outcome.
  Map<String, Outcome> sync(String... lines) {
    var outcomes = new TreeMap<String, Outcome>();
    for (var result : results(lines)) {
      outcomes.put(result.intent().destination(), result.outcome());
    }
    return outcomes;
  }

  List<Result> results(String... lines) {
    return begun(4, lines).finish();
  }

  /// A run that has planned and taken everything, and copies so many images at a time.
  CopyRun begun(int jobs, String... lines) {
    var rules = rules(lines);
    var planner = new Planner(MissingCredential.FAILS);
    var run =
        new Copying(jobs, AT_ONCE, InstantSource.system())
            .run(this::open, this::open, new Manifests(this::open), CopyListener.NONE);
    new Planning(new Survey(this::open), planner, 4).each(rules.rules(), run::accept);
    return run;
  }

  /// A plan for a reviewer that reads so many manifests.
  Plan plan(int manifests, String... lines) {
    var planner = new Planner(MissingCredential.UNREADABLE);
    var plans = new Planning(new Survey(this::open), planner, 4).all(rules(lines).rules(), _ -> {});
    var appraisal = new Appraisal(new Manifests(this::open), manifests);
    return appraisal.detailed(plans, new Review(this::open, appraisal));
  }

  private static RuleSet rules(String... lines) {
    var text = "{\n" + String.join(",\n", lines) + "\n}";
    var file = new RuleFile("images.json", text.getBytes(StandardCharsets.UTF_8));
    var rules = RuleSet.parse(List.of(file), Settings.NONE);
    if (!rules.mistakes().isEmpty()) {
      throw new IllegalArgumentException(rules.mistakes().toString());
    }
    return rules;
  }

  private Destination open(Repository repository) {
    return observed.around(real.of(repository));
  }
}
