package io.github.imagesync.bench;

import io.github.imagesync.testing.PlainClient;
import io.github.imagesync.testing.TestImage;
import io.github.imagesync.testing.TestImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Fills a registry with `REPOSITORIES` repositories `bench/app-N` of `TAGS` tags, every second one
/// an index of two platforms. Each image has one layer of its own and some of five that all share;
/// or pushes one image of so many layers, which no other name's image has.
public final class FillRegistry {

  private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64");

  private final TestImages images = TestImages.seeded(2026);
  private final PlainClient client;

  private FillRegistry(String host) {
    this.client = PlainClient.of(host);
  }

  /// Arguments: `HOST:PORT REPOSITORIES TAGS BYTES`, or `HOST:PORT large NAME LAYERS BYTES`.
  public static void main(String[] arguments) {
    var fill = new FillRegistry(arguments[0]);
    if (arguments[1].equals("large")) {
      var images = TestImages.seeded(arguments[2].hashCode());
      var image = images.image(number(arguments[3]), number(arguments[4]));
      fill.client.push(image, arguments[2], "1");
      return;
    }
    fill.many(number(arguments[1]), number(arguments[2]), number(arguments[3]));
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private void many(int repositories, int tags, int bytes) {
    var shared = new ArrayList<byte[]>();
    for (int i = 0; i < 5; i++) {
      shared.add(images.layer(bytes));
    }
    for (int repository = 0; repository < repositories; repository++) {
      for (int tag = 0; tag < tags; tag++) {
        var image =
            tag % 2 == 0 ? image(PLATFORMS.getFirst(), shared, bytes) : index(shared, bytes);
        client.push(image, "bench/app-" + repository, "1." + tag);
      }
    }
  }

  private TestImage image(String platform, List<byte[]> shared, int bytes) {
    var layers = new ArrayList<>(shared);
    layers.add(images.layer(bytes));
    return images.image(platform, layers);
  }

  private TestImage index(List<byte[]> shared, int bytes) {
    var children = new LinkedHashMap<String, TestImage>();
    PLATFORMS.forEach(platform -> children.put(platform, image(platform, shared, bytes)));
    return images.index(children);
  }
}
