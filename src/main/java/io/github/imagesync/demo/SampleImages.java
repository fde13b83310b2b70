package io.github.imagesync.demo;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.github.imagesync.plan.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Images as a build tool makes them: built from scratch by jib, with a base layer in common.
final class SampleImages {

  /// In the order in which they are pushed.
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("library/nginx:1.27", Set.of("amd64")),
          new Sample("library/nginx:1.28", Set.of("amd64")),
          new Sample("library/httpd:2.4", Set.of("amd64")),
          new Sample("library/redis:7.2", Set.of("amd64")),
          new Sample("library/redis:7.4", Set.of("amd64")),
          new Sample("library/redis:8.0", Set.of("amd64")),
          new Sample("library/alpine:3.20", Set.of("amd64", "arm64")),
          new Sample("library/postgres:16", Set.of("amd64", "arm64")),
          new Sample("library/mysql:8", Set.of("amd64")));

  private static final int BASE_BYTES = 400_000;
  private static final int OWN_BYTES = 60_000;

  private final Path folder;
  private final String registry;
  private final Random random = new Random(1);

  /// The folder takes the layers' files and jib's cache.
  SampleImages(Path folder, String registry) {
    this.folder = folder;
    this.registry = registry;
  }

  private record Sample(String name, Set<String> architectures) {

    /// jib 0.28 makes no OCI index, but Docker's manifest list.
    ImageFormat format() {
      return architectures.size() == 1 ? ImageFormat.OCI : ImageFormat.Docker;
    }
  }

  /// Builds and pushes all of them, side by side; gives their number.
  int push() throws IOException {
    Files.createDirectories(folder);
    var base = noise("base", BASE_BYTES);
    var layers = new LinkedHashMap<Sample, Path>();
    for (var sample : SAMPLES) {
      layers.put(sample, noise(sample.name().replaceAll("[^a-z0-9.]", "-"), OWN_BYTES));
    }
    Together.forEach(layers.entrySet(), each -> push(each.getKey(), base, each.getValue()));
    return SAMPLES.size();
  }

  private void push(Sample sample, Path base, Path own) {
    try {
      var _ = image(sample, base, own).containerize(to(sample));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (Exception e) {
      throw new IllegalStateException(
          "jib can't build " + sample.name() + ": " + e.getMessage(), e);
    }
  }

  private static JibContainerBuilder image(Sample sample, Path base, Path own) throws IOException {
    var platforms = new LinkedHashSet<Platform>();
    sample.architectures().stream()
        .sorted()
        .forEach(architecture -> platforms.add(new Platform(architecture, "linux")));
    return Jib.fromScratch()
        .setFormat(sample.format())
        .setPlatforms(platforms)
        .addLayer(List.of(base), AbsoluteUnixPath.get("/usr/lib"))
        .addLayer(List.of(own), AbsoluteUnixPath.get("/app"))
        .addLabel("org.opencontainers.image.title", sample.name());
  }

  private Containerizer to(Sample sample) throws InvalidImageReferenceException {
    return Containerizer.to(RegistryImage.named(registry + "/" + sample.name()))
        .setAllowInsecureRegistries(true)
        .setBaseImageLayersCache(folder.resolve("cache"))
        .setApplicationLayersCache(folder.resolve("cache"))
        .addEventHandler(LogEvent.class, _ -> {});
  }

  private Path noise(String name, int size) throws IOException {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }
}
