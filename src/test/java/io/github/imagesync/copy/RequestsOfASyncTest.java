package io.github.imagesync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.plan.Outcome;
import io.github.imagesync.plan.Result;
import io.github.imagesync.testing.PlainClient;
import io.github.imagesync.testing.RealRegistry;
import io.github.imagesync.testing.TestImages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a sync asks of real registries: requests are counted at the client, every try of them.
class RequestsOfASyncTest {

  private final TestImages images = TestImages.seeded(19);
  private final Registries registries = new Registries();

  @Test
  void a_cold_sync_asks_the_destination_for_no_more_than_the_protocol_needs() {
    try (var source = RealRegistry.start();
        var destination = RealRegistry.start()) {
      var shared = images.layer(500);
      var client = PlainClient.of(source.host());
      for (int tag = 0; tag < 4; tag++) {
        client.push(
            images.image("linux/amd64", List.of(shared, images.layer(10))), "x/app", "1." + tag);
      }
      var rule = "\"%s/x/app\": \"%s/x/app\"".formatted(source.host(), destination.host());

      var results = registries.sync(rule);

      assertThat(results).extracting(Result::outcome).hasOnlyElementsOfType(Outcome.Copied.class);
      // The probe for http, the list, four manifests, and POST and PUT of nine blobs.
      assertThat(registries.requestsTo(destination.host(), "POST")).isEqualTo(9);
      assertThat(registries.requestsTo(destination.host(), "PUT")).isEqualTo(9 + 4);
      assertThat(registries.requestsTo(destination.host(), "HEAD")).isZero();
      assertThat(registries.requestsTo(destination.host(), "GET")).isLessThanOrEqualTo(2);
      for (int tag = 0; tag < 4; tag++) {
        assertThat(PlainClient.of(destination.host()).digest("x/app", "1." + tag))
            .isEqualTo(client.digest("x/app", "1." + tag));
      }
    }
  }

  @Test
  void a_sync_with_nothing_to_do_asks_twice_for_a_tag_and_once_for_each_list() {
    try (var source = RealRegistry.start();
        var destination = RealRegistry.start()) {
      for (int tag = 0; tag < 5; tag++) {
        PlainClient.of(source.host()).push(images.multiPlatform(10), "x/app", "1." + tag);
      }
      var rule = "\"%s/x/app\": \"%s/x/app\"".formatted(source.host(), destination.host());
      registries.sync(rule);

      var results = registries.sync(rule);

      assertThat(results).extracting(Result::outcome).hasOnlyElementsOfType(Outcome.UpToDate.class);
      assertThat(registries.requestsTo(source.host(), "HEAD")).isEqualTo(5);
      assertThat(registries.requestsTo(destination.host(), "HEAD")).isEqualTo(5);
      assertThat(registries.requestsTo(destination.host())).isLessThanOrEqualTo(5 + 2);
    }
  }

  @Test
  void between_repositories_of_one_registry_blobs_are_mounted_and_nothing_is_sent() {
    var registry = RealRegistry.shared();
    var from = registry.newNamespace();
    var to = registry.newNamespace();
    var rules = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      PlainClient.of(registry.host()).push(images.image(2, 1_000), from + "/app" + i, "1");
      rules.add(
          "\"%s/%s/app%d:1\": \"%s/%s/app%d\""
              .formatted(registry.host(), from, i, registry.host(), to, i));
    }

    var results = registries.sync(rules.toArray(String[]::new));

    assertThat(results)
        .extracting(Result::outcome)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    Outcome.Copied.class,
                    copied -> {
                      assertThat(copied.bytes()).isZero();
                      assertThat(copied.mounted()).isGreaterThan(2_000);
                    }));
    assertThat(registries.requestsTo(registry.host(), "POST")).isEqualTo(5 * 3);
    assertThat(registries.requestsTo(registry.host(), "PUT")).isEqualTo(5);
  }

  @Test
  void a_layer_that_repositories_share_crosses_the_network_once() {
    try (var source = RealRegistry.start();
        var destination = RealRegistry.start()) {
      var shared = images.layer(50_000);
      var rules = new ArrayList<String>();
      for (int i = 0; i < 6; i++) {
        PlainClient.of(source.host())
            .push(images.image("linux/amd64", List.of(shared)), "x/app" + i, "1");
        rules.add(
            "\"%s/x/app%d:1\": \"%s/x/app%d\"".formatted(source.host(), i, destination.host(), i));
      }

      var results = registries.sync(rules.toArray(String[]::new));

      long sent =
          results.stream()
              .map(Result::outcome)
              .map(Outcome.Copied.class::cast)
              .mapToLong(Outcome.Copied::bytes)
              .sum();
      assertThat(sent).isBetween(50_000L, 60_000L);
    }
  }

  @Test
  void a_source_of_several_destinations_is_asked_once() {
    try (var source = RealRegistry.start();
        var destination = RealRegistry.start()) {
      PlainClient.of(source.host()).push(images.image(1, 10), "x/app", "1");
      var rule =
          "\"%s/x/app\": [\"%s/a/app\", \"%s/b/app\", \"%s/c/app\"]"
              .formatted(source.host(), destination.host(), destination.host(), destination.host());

      var results = registries.sync(rule);

      assertThat(results).hasSize(3);
      assertThat(registries.requestsTo(source.host(), "HEAD")).isEqualTo(1);
    }
  }
}
