package io.github.imagesync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Failure;
import io.github.imagesync.plan.Outcome;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One request of eight fails, in a way that passes, on both sides.
class ChaosTest {

  private static final int IMAGES = 20;
  private static final int ONE_IN = 8;
  private static final List<Fault> PASSING =
      List.of(
          Fault.resetBeforeAnswer(),
          Fault.resetInUpload(),
          Fault.resetInDownload(),
          Fault.truncated(),
          Fault.answerLost(),
          Fault.refused(500, "UNKNOWN"),
          Fault.answered(502, "<html>bad gateway</html>"),
          Fault.refused(503, "UNAVAILABLE", "Retry-After: 1"),
          Fault.refused(429, "TOOMANYREQUESTS", "Retry-After: 1"));

  private final Scene scene =
      new Scene(RealRegistry.shared().host(), RealRegistry.shared().newNamespace());

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void no_tag_is_ever_half_written_and_a_second_run_makes_good_what_failed(long seed) {
    var images = images();
    var rules = images.keySet().stream().map(scene::rule).toArray(String[]::new);
    scene.source.by(chaos(new Random(seed)));
    scene.destination.by(chaos(new Random(-seed)));

    var first = Syncs.usual().run(rules);

    images.forEach((name, image) -> assertWholeOrPassing(name, image, first));
    assertThat(scene.source.lines().size() + scene.destination.lines().size())
        .isLessThan(IMAGES * 60);

    scene.source.heal();
    scene.destination.heal();
    var second = Syncs.usual().run(rules);

    assertThat(second).hasSize(IMAGES);
    images.forEach((name, image) -> {
      boolean failedFirst = first.get(scene.to(name)) instanceof Outcome.Failed;
      assertThat(second.get(scene.to(name)))
          .isInstanceOf(failedFirst ? Outcome.class : Outcome.UpToDate.class)
          .isNotInstanceOf(Outcome.Failed.class);
      scene.assertComplete(name, image);
    });
  }

  /// Single images and indexes, with layers that others have too.
  private Map<String, TestImage> images() {
    var shared = scene.images.layer(30_000);
    var images = new LinkedHashMap<String, TestImage>();
    for (int i = 0; i < IMAGES; i++) {
      var image =
          i % 4 == 0
              ? scene.images.multiPlatform(20_000)
              : scene.images.image("linux/amd64", List.of(shared, scene.images.layer(9_000)));
      var name = "app" + i % 7 + ":" + i;
      scene.given(image, name);
      images.put(name, image);
    }
    return images;
  }

  private static FaultyProxy.Script chaos(Random random) {
    return _ ->
        random.nextInt(ONE_IN) == 0
            ? Optional.of(PASSING.get(random.nextInt(PASSING.size())))
            : Optional.empty();
  }

  private void assertWholeOrPassing(String name, TestImage image, Map<String, Outcome> outcomes) {
    if (outcomes.get(scene.to(name)) instanceof Outcome.Failed(var failure)) {
      var passing = List.of(Failure.Cause.UNAVAILABLE, Failure.Cause.RATE_LIMITED);
      assertThat(passing).as(failure.message()).contains(failure.cause());
    } else {
      assertThat(outcomes.get(scene.to(name))).isInstanceOf(Outcome.Copied.class);
      scene.assertComplete(name, image);
    }
  }
}
